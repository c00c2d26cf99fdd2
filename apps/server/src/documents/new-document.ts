import type { Locale } from '@soproekt/contracts';
import { applyTemplate, type TemplateBody } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';

/** The beginning of a document, as the first update of its journal. */
export function stateFromTemplate(template: TemplateBody, locale: Locale): Uint8Array {
  return build((doc) => applyTemplate(doc, template, locale, fillFragment));
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
