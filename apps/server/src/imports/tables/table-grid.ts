import type { JSONContent } from '@soproekt/editor';
import { jsonText } from '../json-text.js';

/** A place in a table. A merged cell fills all its places. */
export interface GridCell {
  readonly text: string;
  /** Here the cell begins; elsewhere it only reaches. */
  readonly own: boolean;
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
}

/** Rows of equal length. */
export type Grid = readonly (readonly GridCell[])[];

const MAX_ROWS = 2_000;
const MOST_HEADER_ROWS = 5;
const MAX_COLUMNS = 60;

const EMPTY: GridCell = { text: '', own: true, header: false, colspan: 1, rowspan: 1 };

/** Lays a table of our editor out, merged cells included. */
export function gridOf(table: JSONContent): Grid {
  const places: GridCell[][] = [];
  const rows = (table.content ?? []).slice(0, MAX_ROWS);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.content ?? []) {
      const line = (places[y] ??= []);
      while (line[x]) x += 1;
      if (x >= MAX_COLUMNS) break;
      const [colspan, rowspan] = [spanOf(cell.attrs?.colspan), spanOf(cell.attrs?.rowspan)];
      const facts = { text: jsonText(cell).trim(), header: cell.type === 'tableHeader', colspan, rowspan };
      for (let dy = 0; dy < rowspan && y + dy < rows.length; dy++) {
        const target = (places[y + dy] ??= []);
        for (let dx = 0; dx < colspan && x + dx < MAX_COLUMNS; dx++)
          target[x + dx] = { ...facts, own: dx === 0 && dy === 0 };
      }
      x += colspan;
    }
  });
  const width = Math.max(0, ...places.map((line) => line?.length ?? 0));
  return rows.map((_, y) => Array.from({ length: width }, (_column, x) => places[y]?.[x] ?? EMPTY));
}

const spanOf = (value: unknown): number => (typeof value === 'number' && value >= 1 && value <= 100 ? value : 1);

/** Rows at the top that name the columns: those marked as such, the reach of merged names, a line of column numbers below. */
export function headerRowsOf(grid: Grid): number {
  const [first] = grid;
  if (!first) return 0;
  let count = 0;
  while (count < grid.length - 1 && grid[count]?.every(({ header }) => header)) count += 1;
  // A file in which nearly everything is a header says nothing by it.
  if (count === 0 || count > MOST_HEADER_ROWS) {
    count = Math.min(4, Math.max(1, ...first.map(({ rowspan }) => rowspan)));
    // Names that are merged sideways have their parts in the next row.
    const split = first.some(({ colspan }) => colspan > 1 && colspan < first.length);
    if (count === 1 && split) count = 2;
  }
  const numbering = grid[count]?.map(({ text }) => text);
  const counted =
    numbering && numbering.length > 3 && numbering.every((text, i) => text.replace(/[.)]$/, '') === String(i + 1));
  return Math.min(counted ? count + 1 : count, grid.length);
}

/** The names of the columns: of several rows from above to below, each once. */
export function headersOf(grid: Grid, headerRows: number): string[][] {
  const width = grid[0]?.length ?? 0;
  return Array.from({ length: width }, (_, x) => {
    const names: string[] = [];
    for (const row of grid.slice(0, headerRows)) {
      const name = row[x]?.text.replace(/\s+/g, ' ') ?? '';
      if (name !== '' && names.at(-1) !== name && !/^\d+$/.test(name)) names.push(name);
    }
    return names;
  });
}
