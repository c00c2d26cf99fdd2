import { flatText, type AnchorPlace } from '@soproekt/documents';
import type * as Y from 'yjs';
import { topsOfOffsets } from './text-tops';

export interface AnchoredItem {
  readonly key: string;
  readonly place: AnchorPlace;
}

/**
 * Where things are that a section's threads are about, from the section's top. Marks are found in an editor; where there is none, or
 * none is drawn, the characters are counted.
 */
export function topsInSection(
  section: HTMLElement,
  items: readonly AnchoredItem[],
  fragment: Y.XmlFragment | null,
): ReadonlyMap<string, number> {
  const { top } = section.getBoundingClientRect();
  const found = new Map<string, number>();
  const marks = new Map<string, Element>();
  for (const mark of section.querySelectorAll<HTMLElement>('[data-thread]')) {
    const key = mark.dataset['thread'] ?? '';
    if (!marks.has(key)) marks.set(key, mark);
  }
  const unmarked: { readonly key: string; readonly from: number }[] = [];
  const inCells: AnchoredItem[] = [];
  for (const item of items) {
    const { key, place } = item;
    // A cell's own mark stands at its foot.
    const mark = place.kind === 'text' ? marks.get(key) : undefined;
    if (mark) found.set(key, mark.getBoundingClientRect().top - top);
    else if (place.kind === 'text') unmarked.push({ key, from: place.from });
    else if (place.kind === 'cell') inCells.push(item);
  }
  for (const [key, at] of textTops(section, unmarked, fragment)) found.set(key, at - top);
  for (const [key, element] of cellElements(section, inCells))
    found.set(key, element.getBoundingClientRect().top - top);
  const head = (section.querySelector('.sp-doc-head') ?? section).getBoundingClientRect().top - top;
  for (const { key } of items) if (!found.has(key)) found.set(key, head);
  return found;
}

function textTops(
  section: HTMLElement,
  items: readonly { readonly key: string; readonly from: number }[],
  fragment: Y.XmlFragment | null,
): readonly (readonly [string, number])[] {
  const text = items.length > 0 && fragment ? section.querySelector('.sp-text') : null;
  if (!text || !fragment) return [];
  const sorted = [...items].sort((a, b) => a.from - b.from);
  const tops = topsOfOffsets(
    text,
    flatText(fragment).string,
    sorted.map(({ from }) => from),
  );
  return sorted.flatMap(({ key }, i) => {
    const at = tops[i] ?? null;
    return at === null ? [] : [[key, at] as const];
  });
}

/** Cells, rows and fields; a table that is not drawn yet stands for what is in it. */
function cellElements(section: HTMLElement, items: readonly AnchoredItem[]): readonly (readonly [string, Element])[] {
  if (items.length === 0) return [];
  const rows = new Map<string, Element>();
  for (const row of section.querySelectorAll<HTMLElement>('tr[data-row]')) rows.set(row.dataset['row'] ?? '', row);
  const table = section.querySelector('.sp-grid');
  return items.flatMap(({ key, place }) => {
    if (place.kind !== 'cell') return [];
    const element = place.rowId === null ? fieldOf(section, place.column) : cellOf(rows, place.rowId, place.column);
    const shown = element ?? table;
    return shown ? [[key, shown] as const] : [];
  });
}

const fieldOf = (section: HTMLElement, field: string | null): Element | null =>
  field === null ? null : section.querySelector(`[data-field="${CSS.escape(field)}"]`);

function cellOf(rows: ReadonlyMap<string, Element>, rowId: string, column: string | null): Element | null {
  const inRow = (row: Element | undefined, name: string): Element | null =>
    row?.querySelector(`td[data-column="${CSS.escape(name)}"]`) ?? row ?? null;
  const row = rows.get(rowId);
  if (row) return column === null ? row : inRow(row, column);
  // Hours of the calendar lie in the period, which is a column: `<kind>:<row of the plan>`.
  const planRow = column?.includes(':') ? column.slice(column.indexOf(':') + 1) : null;
  return planRow === null ? null : inRow(rows.get(planRow), rowId);
}
