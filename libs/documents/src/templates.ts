import type { DocumentKind } from '@soproekt/domain';
import type * as Y from 'yjs';
import { initDocument } from './document.js';
import { addSection, type ChangeOptions } from './sections.js';
import { agendaTemplates } from './templates/agenda.js';
import { agreementTemplates } from './templates/agreement.js';
import { blankTemplates, noteTemplates } from './templates/note.js';
import { programmeTemplates } from './templates/programme.js';
import { regulationTemplates } from './templates/regulation.js';
import { internshipTemplates } from './templates/internship.js';
import { siteRegulationTemplates } from './templates/regulation-sites.js';
import type { DocumentTemplate, TemplateBody, TemplateLocale } from './templates/template.js';
import { rowIds, writeRows } from './templates/write-rows.js';

const blank = (kind: DocumentKind): readonly DocumentTemplate[] =>
  blankTemplates.filter((template) => template.kind === kind);

/** In the order in which they are offered. A note is most often begun with nothing: there the blank one comes first. */
const byKind: Record<DocumentKind, readonly DocumentTemplate[]> = {
  programme: [...programmeTemplates, ...internshipTemplates, ...blank('programme')],
  agenda: [...agendaTemplates, ...blank('agenda')],
  regulation: [...regulationTemplates, ...siteRegulationTemplates, ...blank('regulation')],
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
  template: TemplateBody,
  locale: TemplateLocale,
  fill: FillSection,
  options: ChangeOptions = {},
): string[] {
  const ids: string[] = [];
  doc.transact(() => {
    initDocument(doc, { kind: template.kind }, options);
    const rows = rowIds(template.sections);
    for (const section of template.sections) {
      const { kind, role, title, institutionId, markdown } = section;
      const text = markdown?.[locale];
      const content = text === undefined ? undefined : (fragment: Y.XmlFragment) => fill(fragment, text);
      const id = addSection(doc, { kind, role, title: title[locale], institutionId, content, ...options });
      writeRows(doc, id, section, rows, locale);
      ids.push(id);
    }
  }, options.origin);
  return ids;
}
