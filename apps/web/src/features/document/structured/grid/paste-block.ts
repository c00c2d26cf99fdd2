import type { Block } from './parse-block';
import type { CellChange, GridActions, GridColumn, GridRow } from './grid-types';
import type { Range } from './grid-store';

/** A pasted text that its column does not understand. */
export interface NotUnderstood {
  readonly column: GridColumn;
  readonly text: string;
}

export interface PasteResult {
  /** Cells that were written. */
  readonly cells: number;
  readonly added: number;
  readonly notUnderstood: readonly NotUnderstood[];
  /** Cells beyond the last column or the bounds of one paste, or in rows that cannot be added. */
  readonly cutOff: number;
}

export const NOTHING_PASTED: PasteResult = { cells: 0, added: 0, notUnderstood: [], cutOff: 0 };

/** No more is written by one paste: each row is kept for good in the history of the document. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 100;

/** Whether a cell takes values at all. */
export function isWritable(row: GridRow, column: GridColumn): boolean {
  const cell = row.cells[column.key];
  return column.type !== 'computed' && cell !== undefined && cell.readOnly !== true;
}

/**
 * Writes a block into the table from the selected block's upper left corner. One value fills all that is selected;
 * rows beyond the last are added. Of a very large block the upper left part is taken.
 */
export function pasteBlock(
  block: Block,
  range: Range,
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  actions: GridActions,
): PasteResult {
  const left = columns.findIndex((column) => column.key === range.columns[0]);
  const top = rows.findIndex((row) => row.id === range.rowIds[0]);
  if (left < 0 || top < 0 || block.length === 0) return NOTHING_PASTED;
  const single = block.length === 1 && block[0]?.length === 1;
  const source: Block = single
    ? range.rowIds.map(() => range.columns.map(() => block[0]?.[0] ?? ''))
    : boundedBlock(block);
  const width = source[0]?.length ?? 0;
  const target = columns.slice(left, left + width);
  let cutOff = Math.max(0, width - target.length) * source.length;
  if (!single) cutOff += block.length * (block[0]?.length ?? 0) - source.length * width;

  const beyond = source.slice(rows.length - top);
  let addedIds: (string | null)[] = [];
  if (beyond.length > 0 && actions.addPasted) {
    addedIds = actions.addPasted(
      beyond.map((texts) => Object.fromEntries(target.map((column, i) => [column.key, texts[i] ?? '']))),
    );
  } else {
    cutOff += beyond.length * target.length;
  }

  const changes: CellChange[] = [];
  const notUnderstood: NotUnderstood[] = [];
  source.forEach((texts, r) => {
    const existing = rows[top + r];
    const rowId = existing?.id ?? addedIds[r - (rows.length - top)] ?? null;
    if (rowId === null) return;
    target.forEach((column, c) => {
      if (column.type === 'computed' || (existing && !isWritable(existing, column))) return;
      const text = texts[c] ?? '';
      const read = column.read(text, existing?.cells[column.key]);
      if (!read) notUnderstood.push({ column, text });
      // An empty field of a new row is left as it is.
      else if (existing || text.trim() !== '') changes.push({ rowId, column: column.key, value: read.value });
    });
  });
  if (changes.length > 0) actions.set(changes, addedIds.length > 0);
  return { cells: changes.length, added: addedIds.filter((id) => id !== null).length, notUnderstood, cutOff };
}

/** No more than one paste writes. */
export function boundedBlock(block: Block): Block {
  return block.slice(0, MOST_ROWS).map((texts) => texts.slice(0, MOST_COLUMNS));
}

/** The selected block as texts. */
export function readRange(range: Range, rows: readonly GridRow[]): Block {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return range.rowIds.map((id) => range.columns.map((column) => byId.get(id)?.cells[column]?.text ?? ''));
}

/** Changes that empty the selected block. */
export function clearing(range: Range, rows: readonly GridRow[], columns: readonly GridColumn[]): CellChange[] {
  return within(range, rows, columns)
    .filter(({ row, column }) => row.cells[column.key]?.value !== null)
    .map(({ row, column }) => ({ rowId: row.id, column: column.key, value: null }));
}

/** Changes that repeat the first selected row in the others; with one row selected, the row above in it. */
export function fillingDown(range: Range, rows: readonly GridRow[], columns: readonly GridColumn[]): CellChange[] {
  const first = rows.findIndex((row) => row.id === range.rowIds[0]);
  const from = range.rowIds.length > 1 ? rows[first] : rows[first - 1];
  if (!from) return [];
  return within(range, rows, columns)
    .filter(({ row }) => row.id !== from.id)
    .map(({ row, column }) => ({
      rowId: row.id,
      column: column.key,
      value: from.cells[column.key]?.value ?? null,
    }));
}

function within(range: Range, rows: readonly GridRow[], columns: readonly GridColumn[]) {
  const ids = new Set(range.rowIds);
  const keys = new Set(range.columns);
  return rows
    .filter((row) => ids.has(row.id))
    .flatMap((row) => columns.filter((column) => keys.has(column.key)).map((column) => ({ row, column })))
    .filter(({ row, column }) => isWritable(row, column));
}
