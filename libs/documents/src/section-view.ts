import type * as Y from 'yjs';
import { compareOrder, isOrderKey } from './order-key.js';
import { FIELDS, isFragment, isMap, isText, sectionMap, sectionsRoot, type SectionMap } from './schema.js';

/** Who took a section out, and when (ISO 8601). */
export interface Removal {
  readonly at: string;
  readonly by: string;
}

/** A section as the outline shows it. */
export interface SectionView {
  readonly id: string;
  /** One of SECTION_KINDS, or a kind that this version does not know. */
  readonly kind: string;
  /** What part of a programme a text section is, if it says so: `explanatory-note`, `module-syllabi`, `title-page`… */
  readonly role: string | null;
  readonly title: string;
  readonly institutionId: string | null;
  /** Order key; null: missing or malformed, such a section stands last. */
  readonly order: string | null;
  /** Set while the section is taken out. */
  readonly removed: Removal | null;
}

/** The sections that stand in the document, in reading order. */
export function listSections(doc: Y.Doc): SectionView[] {
  return allSections(doc).filter((section) => section.removed === null);
}

/** The sections that have been taken out and can be restored, the latest first. */
export function listRemovedSections(doc: Y.Doc): SectionView[] {
  return allSections(doc)
    .filter((section) => section.removed !== null)
    .sort((a, b) => compareText(b.removed?.at ?? '', a.removed?.at ?? ''));
}

/** One section, taken out or not; null: none with this id. */
export function getSection(doc: Y.Doc, id: string): SectionView | null {
  const section = sectionMap(doc, id);
  return section ? viewOf(id, section) : null;
}

/** Text of a section: its content, or beside rows its prose; null: no such section, or its content is of another type. */
export function sectionFragment(doc: Y.Doc, id: string): Y.XmlFragment | null {
  const content = sectionMap(doc, id)?.get(FIELDS.content);
  return isFragment(content) ? content : null;
}

/** Every section in reading order, the removed ones among them. */
export function allSections(doc: Y.Doc): SectionView[] {
  const views: SectionView[] = [];
  sectionsRoot(doc).forEach((value, id) => {
    if (isMap(value)) views.push(viewOf(id, value));
  });
  return views.sort(compareOrder);
}

function viewOf(id: string, section: SectionMap): SectionView {
  const order = section.get(FIELDS.order);
  return {
    id,
    kind: kindOf(section),
    role: nonEmptyString(section.get(FIELDS.role)),
    title: titleOf(section),
    institutionId: nonEmptyString(section.get(FIELDS.institutionId)),
    order: isOrderKey(order) ? order : null,
    removed: removalOf(section.get(FIELDS.removed)),
  };
}

function kindOf(section: SectionMap): string {
  return nonEmptyString(section.get(FIELDS.kind)) ?? 'text';
}

function titleOf(section: SectionMap): string {
  const title = section.get(FIELDS.title);
  if (isText(title)) return title.toString();
  return typeof title === 'string' ? title : '';
}

/** Anything but "nothing" or false counts as taken out, whatever a foreign client wrote there. */
export function removalOf(value: unknown): Removal | null {
  if (value === undefined || value === null || value === false) return null;
  const { at, by } = Object(value) as { at?: unknown; by?: unknown };
  return { at: typeof at === 'string' ? at : '', by: typeof by === 'string' ? by : '' };
}

function nonEmptyString(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
