import type { FoundCell } from '../../lib/text-find';
import { FIELD_ROW } from '../field-row';

const PLACES = '[data-row][data-column], [data-field]';

const keyOf = ({ rowId, column }: FoundCell): string => `${rowId}\n${column}`;

function placeOf({ dataset }: HTMLElement): FoundCell {
  return dataset['field'] !== undefined
    ? { rowId: FIELD_ROW, column: dataset['field'] }
    : { rowId: dataset['row'] ?? '', column: dataset['column'] ?? '' };
}

/**
 * Marks the cells of a table or the fields of a form in which something was found. By attributes that nothing else writes: one
 * letter may be in thousands of cells, and rendering all their rows for each letter of a query is felt.
 */
export function markFound(table: HTMLElement, found: readonly FoundCell[], current: FoundCell | undefined): void {
  const wanted = new Set(found.map(keyOf));
  const here = current && keyOf(current);
  const marked = table.querySelectorAll<HTMLElement>('[data-found]');
  if (wanted.size === 0 && marked.length === 0) return;
  for (const element of table.querySelectorAll<HTMLElement>(PLACES)) {
    const key = keyOf(placeOf(element));
    if (!wanted.has(key)) delete element.dataset['found'];
    else element.dataset['found'] = key === here ? 'current' : '';
  }
}

/** The element of a cell or field within its table or form. */
export function foundElement(table: HTMLElement, { rowId, column }: FoundCell): HTMLElement | null {
  const place =
    rowId === FIELD_ROW
      ? `[data-field="${CSS.escape(column)}"]`
      : `[data-row="${CSS.escape(rowId)}"][data-column="${CSS.escape(column)}"]`;
  return table.querySelector<HTMLElement>(place);
}
