import { textOf, type Block, type Row, type TableBlock } from './print-model.js';

/** Lengths in points. */
export interface TableRoom {
  readonly width: number;
  readonly size: number;
}

/** Left and right of the text of a cell together. */
const PADDING = 10;
/** Letters after which a word counts as one that may break: an address, a row of underscores. */
const LONGEST = 20;
/** Wider than the regular letters. */
const BOLD = 1.08;
const WIDE = /[шщжмюфыШЩЖМЮФЫWMmw]/;
const CAPITAL = /\p{Lu}/u;
const NARROW = /[\p{P}\p{Z}]/u;

/** Widths of the columns of a table in points: its shares, with room for the longest word of every column. */
export function columnWidths(block: TableBlock, { width, size }: TableRoom): number[] {
  const sum = block.widths.reduce((all, share) => all + share, 0) || 1;
  const wanted = block.widths.map((share) => (share / sum) * width);
  if (block.bare) return wanted;
  const least = leastWidths(block, size);
  const short = wanted.reduce((all, each, x) => all + Math.max(0, (least[x] ?? 0) - each), 0);
  const spare = wanted.reduce((all, each, x) => all + Math.max(0, each - (least[x] ?? 0)), 0);
  if (short === 0) return wanted;
  // With too little room for all of them, what there is goes by need.
  const given = Math.min(1, spare / short);
  return wanted.map((each, x) => {
    const need = (least[x] ?? 0) - each;
    return need > 0 ? each + need * given : each + need * ((short * given) / (spare || 1));
  });
}

/** Points in which the longest words of all columns have room side by side. */
export const leastWidth = (block: TableBlock, size: number): number =>
  leastWidths(block, size).reduce((sum, width) => sum + width, 0);

function leastWidths({ widths, header, rows }: TableBlock, size: number): number[] {
  const all = [...header, ...rows];
  const least = widths.map(() => 0);
  const places = columnsOf(all, widths.length);
  for (const [y, row] of all.entries()) {
    for (const [i, { blocks, colSpan = 1 }] of row.entries()) {
      const x = places[y]?.[i] ?? i;
      if (colSpan === 1) least[x] = Math.max(least[x] ?? 0, longestWord(blocks) * size * BOLD + PADDING);
    }
  }
  return least;
}

/** In em. */
function longestWord(blocks: readonly Block[]): number {
  const text = blocks.map((block) => ('runs' in block ? textOf(block.runs) : '')).join(' ');
  const words = text.split(/[ \n]+|(?<=[-–—/])/u).filter((word) => word.length <= LONGEST);
  return Math.max(0, ...words.map((word) => [...word].reduce((sum, letter) => sum + letterWidth(letter), 0)));
}

function letterWidth(letter: string): number {
  if (WIDE.test(letter)) return 0.8;
  if (CAPITAL.test(letter)) return 0.7;
  return NARROW.test(letter) ? 0.33 : 0.5;
}

/** In which column each cell stands, spans from above considered. */
export function columnsOf(rows: readonly Row[], columns: number): number[][] {
  const covered = rows.map(() => new Set<number>());
  return rows.map((row, y) => {
    let x = 0;
    return row.map((cell) => {
      while (covered[y]?.has(x) && x < columns) x++;
      const at = x;
      for (let below = 1; below < (cell.rowSpan ?? 1); below++) {
        for (let i = 0; i < (cell.colSpan ?? 1); i++) covered[y + below]?.add(at + i);
      }
      x += cell.colSpan ?? 1;
      return at;
    });
  });
}
