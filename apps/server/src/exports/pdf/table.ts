import { columnWidths } from '../model/column-widths.js';
import { textOf, type Block, type Cell, type Row, type TableBlock } from '../model/print-model.js';
import type { BlockWriter, Frame } from './block-writer.js';
import { lineHeight } from './units.js';
import type { Content } from './pdfmake.js';

const PADDING = 4;
const LINE = 0.5;
/** Between a text and a table without a caption. */
const ABOVE = 6;
/** Below a table, as in the .docx: an empty line in its letters; their height in sizes of the font. */
const EMPTY_LINE = 1.149;
/** Longer rows may break: one that must not and is higher than the page would be cut off. */
const WHOLE_ROW = 1_200;

export function writeTable(writer: BlockWriter, block: TableBlock, frame: Frame): Content {
  const columns = block.widths.length;
  const line = block.bare ? 0 : LINE;
  const free = frame.width - columns * 2 * PADDING - (columns + 1) * line;
  const fontSize = block.bare ? frame.fontSize : block.dense ? writer.profile.denseSize : writer.profile.tableSize;
  // Widths are of the whole cell, the padding among it.
  const whole = columnWidths(block, { width: frame.width, size: fontSize });
  const widths = whole.map((width) => Math.max(4, width - 2 * PADDING - line));
  const excess = widths.reduce((all, width) => all + width, 0) / Math.max(1, free);
  const rows = [...block.header, ...block.rows];
  const body = gridOf(rows, columns).map((row, y) =>
    row.map((cell, x) => writeCell(writer, block, cell, spanWidth(widths, x, cell), y < block.header.length, frame)),
  );
  const isOpen = !block.bare && !block.caption && !frame.inCell;
  return {
    table: {
      widths: widths.map((width) => width / Math.max(1, excess)),
      headerRows: block.header.length,
      ...(block.header.length > 0 && { keepWithHeaderRows: Math.min(2, block.rows.length) }),
      dontBreakRows: block.rows.every((row) => rowLength(row) < WHOLE_ROW),
      body,
    },
    layout: {
      hLineWidth: () => line,
      vLineWidth: () => line,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
    fontSize,
    lineHeight: lineHeight(block.bare ? writer.profile.spacing : 1),
    // At the end of a part it would make a page of its own when it does not fit.
    margin: [0, isOpen ? ABOVE : 0, 0, block.bare || frame.isLast ? 0 : writer.profile.tableSize * EMPTY_LINE],
  };
}

const spanWidth = (widths: readonly number[], x: number, cell: Cell | null): number => {
  const span = cell?.colSpan ?? 1;
  const text = widths.slice(x, x + span).reduce((all, width) => all + width, 0);
  return text + (span - 1) * 2 * PADDING;
};

function writeCell(
  writer: BlockWriter,
  block: TableBlock,
  cell: Cell | null,
  width: number,
  header: boolean,
  frame: Frame,
): Content {
  // What a span covers has to be there all the same.
  if (!cell) return '';
  const align = cell.align ?? 'left';
  const inner: Frame = { ...frame, width, depth: 0, inCell: true, align };
  const content = writer.write(cell.blocks, inner);
  const [only] = content;
  return {
    ...(content.length === 1 && typeof only === 'object' ? only : { stack: content }),
    ...((cell.colSpan ?? 1) > 1 && { colSpan: cell.colSpan }),
    ...((cell.rowSpan ?? 1) > 1 && { rowSpan: cell.rowSpan }),
    ...(header && { verticalAlignment: 'middle' as const }),
  };
}

/** Every place of the table; null: covered by a cell to the left or above. */
function gridOf(rows: readonly Row[], columns: number): (Cell | null)[][] {
  const grid = rows.map(() => Array.from({ length: columns }, (): Cell | null | undefined => undefined));
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (x < columns && grid[y]?.[x] !== undefined) x++;
      if (x >= columns) break;
      for (let below = 0; below < (cell.rowSpan ?? 1); below++) {
        for (let i = 0; i < (cell.colSpan ?? 1); i++) {
          const target = grid[y + below];
          if (target && x + i < columns) target[x + i] = below === 0 && i === 0 ? cell : null;
        }
      }
      x += cell.colSpan ?? 1;
    }
  }
  return grid.map((row) => row.map((cell) => (cell === undefined ? { blocks: [] } : cell)));
}

const rowLength = (row: Row): number => Math.max(0, ...row.map(({ blocks }) => lengthOf(blocks)));

/** Letters of blocks, to tell short from long. */
export function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    if (block.type === 'paragraph' || block.type === 'heading') return sum + textOf(block.runs).length;
    if (block.type === 'list') return sum + block.items.reduce((all, item) => all + 40 + lengthOf(item.blocks), 0);
    if (block.type === 'quote') return sum + lengthOf(block.blocks);
    return sum + 10_000;
  }, 0);
}
