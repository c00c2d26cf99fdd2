import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Align, Cell, Row, TableBlock } from '../model/print-model.js';
import type { BlockWriter, Frame } from './block-writer.js';
import { STYLE } from './styles.js';

export const ALIGNMENT: Readonly<Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

/** Twips between the lines of a cell and its text. */
const PADDING = { top: 30, bottom: 30, left: 85, right: 85 };

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const borders = (edge: typeof line | typeof none) => ({
  top: edge,
  bottom: edge,
  left: edge,
  right: edge,
  insideHorizontal: edge,
  insideVertical: edge,
});

/** A real table: fixed widths, repeated header rows, rows that stay whole. */
export function writeTable(writer: BlockWriter, block: TableBlock, frame: Frame): Table {
  const widths = widthsOf(block.widths, frame.width);
  const rows = [...block.header, ...block.rows];
  const placed = columnsOf(rows, widths.length);
  return new Table({
    width: { size: frame.width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: PADDING,
    borders: borders(block.bare ? none : line),
    rows: rows.map((row, y) => {
      const header = y < block.header.length;
      return new TableRow({
        tableHeader: header,
        cantSplit: true,
        children: row.map((cell, x) => writeCell(writer, block, cell, widths, placed[y]?.[x] ?? x, header, frame)),
      });
    }),
  });
}

function writeCell(
  writer: BlockWriter,
  block: TableBlock,
  cell: Cell,
  widths: readonly number[],
  column: number,
  header: boolean,
  frame: Frame,
): TableCell {
  const span = cell.colSpan ?? 1;
  const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
  const style = block.bare ? STYLE.plain : block.dense ? STYLE.dense : STYLE.table;
  const inner: Frame = {
    ...frame,
    width: width - PADDING.left - PADDING.right,
    depth: 0,
    style,
    keepNext: header,
    ...(cell.align && { align: cell.align }),
  };
  const children = writer.write(cell.blocks, inner);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 && { columnSpan: span }),
    ...((cell.rowSpan ?? 1) > 1 && { rowSpan: cell.rowSpan }),
    verticalAlign: header ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    // Word refuses a cell without a paragraph at its end.
    children: children.at(-1) instanceof Paragraph ? children : [...children, new Paragraph({ style })],
  });
}

/** Shares as twips that add up to the whole. */
export function widthsOf(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0) || 1;
  const widths = shares.map((share) => Math.round((share / sum) * total));
  const rest = total - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, i) => (i === widths.length - 1 ? width + rest : width));
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
