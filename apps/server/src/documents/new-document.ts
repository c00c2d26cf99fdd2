import type { Locale } from '@soproekt/contracts';
import { addSection, applyTemplate, initDocument, type DocumentTemplate } from '@soproekt/documents';
import type { DocumentKind } from '@soproekt/domain';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';

/** The beginning of a document, as the first update of its journal. */
export function stateFromTemplate(template: DocumentTemplate, locale: Locale): Uint8Array {
  return build((doc) => applyTemplate(doc, template, locale, fillFragment));
}

/** A section with its text in Markdown. */
export interface WrittenSection {
  readonly title: string;
  readonly institutionId?: string | null;
  readonly markdown: string;
}

/** As stateFromTemplate, from text that is written already. */
export function stateFromSections(kind: DocumentKind, sections: readonly WrittenSection[]): Uint8Array {
  return build((doc) => {
    initDocument(doc, { kind });
    for (const { title, institutionId, markdown } of sections) {
      addSection(doc, { title, institutionId, content: (fragment) => fillFragment(fragment, markdown) });
    }
  });
}

function build(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.transact(() => write(doc));
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
