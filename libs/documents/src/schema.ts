import * as Y from 'yjs';

/** Names of the root types of a document. Any other root type belongs to somebody else and is left alone. */
export const ROOTS = {
  /** Y.Map: `schemaVersion` and `kind`. */
  meta: 'meta',
  /** Y.Map: section id → section (Y.Map). */
  sections: 'sections',
} as const;

/** Version of the layout that this code writes. */
export const SCHEMA_VERSION = 1;

/**
 * Kinds of section: `text`, and those with rows beside their text (rows/row-schema.ts); `agenda-item` is reserved. A kind that
 * is not listed here is kept and listed, but not interpreted.
 */
export const SECTION_KINDS = [
  'text',
  'passport',
  'study-plan',
  'planned-results',
  'calendar',
  'assessment-materials',
  'conditions',
  'abbreviations',
  'agenda-item',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** Keys of a section's Y.Map. */
export const FIELDS = {
  kind: 'kind',
  title: 'title',
  institutionId: 'institutionId',
  order: 'order',
  role: 'role',
  content: 'content',
  fields: 'fields',
  rows: 'rows',
  createdAt: 'createdAt',
  removed: 'removed',
} as const;

/** A section as it lies in the document; every value is unchecked, a peer may have written anything. */
export type SectionMap = Y.Map<unknown>;

/** The root map of sections. */
export function sectionsRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ROOTS.sections);
}

/** The root map of facts about the document. */
export function metaRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ROOTS.meta);
}

/** The section's map, or null when there is none or something else lies under this id. */
export function sectionMap(doc: Y.Doc, id: string): SectionMap | null {
  const value = sectionsRoot(doc).get(id);
  return isMap(value) ? value : null;
}

/** True for a plain Y.Map (Y.XmlHook extends Y.Map, and is none of ours). */
export function isMap(value: unknown): value is Y.Map<unknown> {
  return value instanceof Y.Map && !(value instanceof Y.XmlHook);
}

/** True for a plain Y.Text (Y.XmlText extends Y.Text, and is none of ours). */
export function isText(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText);
}

/** True for a plain Y.XmlFragment (Y.XmlElement extends it, and is no section content). */
export function isFragment(value: unknown): value is Y.XmlFragment {
  return value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement);
}
