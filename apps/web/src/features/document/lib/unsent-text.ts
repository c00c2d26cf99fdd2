import { ROOTS } from '@soproekt/documents';
import * as Y from 'yjs';

/** One section's text that the server has not confirmed. */
export interface UnsentSection {
  readonly sectionId: string;
  readonly title: string;
  /** Paragraphs, list items and cells that hold unconfirmed text, whole, in reading order. */
  readonly blocks: readonly string[];
}

/** A section, as far as this module reads it. */
export interface SectionSource {
  readonly id: string;
  readonly title: string;
  readonly fragment: Y.XmlFragment | null;
  /** Of sections with rows: the map of fields, and every row. */
  readonly cells?: readonly Y.Map<unknown>[];
}

/**
 * Which text was written here and is not covered by a state vector: whole paragraphs, so that what is copied reads as it
 * was written, and not as a rubble of letters.
 * @param confirmed state vector of the last state in which everything was confirmed; null: nothing ever was
 * @param clients Yjs client ids of this device; what others wrote since is theirs, and safe
 */
export function unsentText(
  sections: readonly SectionSource[],
  confirmed: Uint8Array | null,
  clients: Iterable<number>,
): UnsentSection[] {
  const all = confirmed ? Y.decodeStateVector(confirmed) : new Map<number, number>();
  const clocks = new Map([...clients].map((client) => [client, all.get(client) ?? 0]));
  return sections.flatMap((section) => {
    const blocks: string[] = [];
    if (section.fragment) collect(section.fragment, clocks, blocks);
    for (const map of section.cells ?? []) collectRow(map, clocks, blocks);
    return blocks.length > 0 ? [{ sectionId: section.id, title: section.title, blocks }] : [];
  });
}

/** The map of fields and the rows of a section, as they lie in the document; none of a section without rows. */
export function cellMaps(doc: Y.Doc, sectionId: string): Y.Map<unknown>[] {
  const section = doc.getMap(ROOTS.sections).get(sectionId);
  if (!(section instanceof Y.Map)) return [];
  const rows: unknown = section.get('rows');
  return [section.get('fields'), ...(rows instanceof Y.Map ? rows.values() : [])].filter(
    (map): map is Y.Map<unknown> => map instanceof Y.Map,
  );
}

function collect(parent: Y.XmlFragment, clocks: ReadonlyMap<number, number>, blocks: string[]): void {
  const children = parent.toArray();
  if (children.some((child) => child instanceof Y.XmlText)) {
    const texts = children.filter((child) => child instanceof Y.XmlText);
    if (texts.some((text) => hasUnconfirmed(text, clocks))) {
      const whole = children.map((child) => (child instanceof Y.XmlText ? plain(child) : '\n')).join('');
      if (whole.trim() !== '') blocks.push(whole.trim());
    }
    return;
  }
  for (const child of children) if (child instanceof Y.XmlElement) collect(child, clocks, blocks);
}

/** What stands beside the cells in a row; no text of anybody. */
const ROW_FACTS = new Set(['type', 'order', 'parentId', 'removed']);

/** A row with anything unconfirmed in it, whole: its texts and numbers one after the other. */
function collectRow(row: Y.Map<unknown>, clocks: ReadonlyMap<number, number>, blocks: string[]): void {
  const values: string[] = [];
  let unconfirmed = false;
  for (const [key, item] of row._map) {
    if (item.deleted || ROW_FACTS.has(key)) continue;
    const value = row.get(key);
    const isText = value instanceof Y.Text;
    if (isText ? hasUnconfirmed(value, clocks) : beyond(item, clocks)) unconfirmed = true;
    const shown = isText ? value.toString() : typeof value === 'number' ? String(value).replace('.', ',') : '';
    if (shown.trim() !== '') values.push(shown.trim());
  }
  if (unconfirmed && values.length > 0) blocks.push(values.join('\t'));
}

function beyond(item: Y.Item, clocks: ReadonlyMap<number, number>): boolean {
  return item.id.clock + item.length > (clocks.get(item.id.client) ?? Infinity);
}

function plain(text: Y.XmlText): string {
  return text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('');
}

/** The characters of a Y.Text are items; an item that reaches beyond the confirmed clock of its client is not confirmed. */
function hasUnconfirmed(text: Y.Text, clocks: ReadonlyMap<number, number>): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (beyond(item, clocks)) return true;
  }
  return false;
}

/** The text of the panel's download and copy: titles underlined by position, paragraphs apart. */
export function formatUnsent(documentTitle: string, sections: readonly UnsentSection[]): string {
  const parts = sections.map((section) =>
    [section.title, ...section.blocks].filter((line) => line !== '').join('\n\n'),
  );
  return [documentTitle, ...parts].join('\n\n\n') + '\n';
}
