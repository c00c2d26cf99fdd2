import type { DocumentKind } from '@soproekt/domain';
import type * as Y from 'yjs';
import { initDocument } from './document.js';
import { addSection, type ChangeOptions } from './sections.js';
import { agendaTemplates } from './templates/agenda.js';
import { agreementTemplates } from './templates/agreement.js';
import { blankTemplates, noteTemplates } from './templates/note.js';
import { programmeTemplates } from './templates/programme.js';
import { regulationTemplates } from './templates/regulation.js';
import type { DocumentTemplate, TemplateLocale } from './templates/template.js';

const blank = (kind: DocumentKind): readonly DocumentTemplate[] =>
  blankTemplates.filter((template) => template.kind === kind);

/** In the order in which they are offered. A note is most often begun with nothing: there the blank one comes first. */
const byKind: Record<DocumentKind, readonly DocumentTemplate[]> = {
  programme: [...programmeTemplates, ...blank('programme')],
  agenda: [...agendaTemplates, ...blank('agenda')],
  regulation: [...regulationTemplates, ...blank('regulation')],
  agreement: [...agreementTemplates, ...blank('agreement')],
  note: [...blank('note'), ...noteTemplates],
};

/** The built-in templates, of one kind or of all; the first of a kind is its default. */
export function listTemplates(kind?: DocumentKind): readonly DocumentTemplate[] {
  return kind === undefined ? Object.values(byKind).flat() : byKind[kind];
}

/** A template of a kind; without a key the default one. @returns null when the kind has none with this key */
export function findTemplate(kind: DocumentKind, key?: string): DocumentTemplate | null {
  return listTemplates(kind).find((template) => key === undefined || template.key === key) ?? null;
}

/** Writes Markdown into the content of a section; `fillFragment` of libs/editor does it. */
export type FillSection = (fragment: Y.XmlFragment, markdown: string) => void;

/**
 * Writes a template's sections into a document, in one transaction.
 * @returns the ids of the sections, in order
 */
export function applyTemplate(
  doc: Y.Doc,
  template: DocumentTemplate,
  locale: TemplateLocale,
  fill: FillSection,
  options: ChangeOptions = {},
): string[] {
  const ids: string[] = [];
  doc.transact(() => {
    initDocument(doc, { kind: template.kind }, options);
    for (const { kind, title, markdown } of template.sections) {
      const text = markdown?.[locale];
      const content = text === undefined ? undefined : (fragment: Y.XmlFragment) => fill(fragment, text);
      ids.push(addSection(doc, { kind, title: title[locale], content, ...options }));
    }
  }, options.origin);
  return ids;
}
