import type { Block } from './parse-block';
import type { Range } from './grid-store';
import type { GridColumn, GridFooterRow, GridRow } from './grid-types';

interface Shown {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly footer?: readonly GridFooterRow[];
}

/** Without the places where a narrow head may be broken. */
const titleOf = ({ title }: GridColumn): string => title.replaceAll('\u00ad', '');

const isWhole = (range: Range, { rows, columns }: Shown): boolean =>
  rows.length > 1 && range.rowIds.length === rows.length && range.columns.length === columns.length;

/** A whole table leaves with its headings and totals; a part of it as it is. */
export function withFrame(block: Block, range: Range, shown: Shown): Block {
  if (!isWhole(range, shown)) return block;
  const { columns, footer = [] } = shown;
  return [
    columns.map(titleOf),
    ...block,
    ...footer.map(({ cells }) => columns.map(({ key }) => cells[key]?.text ?? '')),
  ];
}

/** The inverse, for tables that know no headings of their own: what is computed here is not pasted. */
export function withoutFrame(block: Block, { columns, footer = [] }: Shown): Block {
  const [head] = block;
  if (!head || head.length !== columns.length || !columns.every((column, i) => titleOf(column) === head[i]))
    return block;
  const labels = new Set(footer.flatMap(({ cells }) => cells['title']?.text ?? []));
  const title = columns.findIndex(({ key }) => key === 'title');
  return block.slice(1).filter((line) => !labels.has(line[title] ?? ''));
}
