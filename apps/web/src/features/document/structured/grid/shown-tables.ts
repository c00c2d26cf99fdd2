import type { FoundCell } from '../../lib/text-find';
import type { GridColumn, GridRow } from './grid-types';

/** What the cells of a table show, row by row. */
export function* shownTexts(table: {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
}): Generator<FoundCell & { readonly text: string }> {
  for (const row of table.rows) {
    for (const { key: column } of table.columns) {
      const text = row.cells[column]?.text;
      if (text) yield { rowId: row.id, column, text };
    }
  }
}

/** The tables of a section as they are shown, heads and sums with them: for copying the whole document. */
export function shownTables(section: HTMLElement | null): string[][][] {
  return [...(section?.querySelectorAll('.sp-grid') ?? [])].map((grid) =>
    [...grid.querySelectorAll('[role="row"]')].map((row) => [...row.children].map(cellText)),
  );
}

/** Without what stands in a cell beside its value. */
function cellText(cell: Element): string {
  if (cell.getAttribute('role') === 'columnheader') return cell.getAttribute('aria-label') ?? '';
  const copy = cell.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.sp-grid-peer, .sp-sr-only, .sp-grid-grip')) part.remove();
  const parts = [...copy.querySelectorAll('.sp-grid-part')].map((part) => part.textContent ?? '');
  return parts.length > 0 ? parts.join(', ') : (copy.textContent ?? '');
}
