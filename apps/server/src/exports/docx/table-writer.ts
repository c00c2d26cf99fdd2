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
import { columnsOf, columnWidths } from '../model/column-widths.js';
import { staysWhole } from '../model/lead.js';
import type { Align, Cell, TableBlock } from '../model/print-model.js';
import type { BlockWriter, Frame } from './block-writer.js';
import { STYLE } from './styles.js';

export const ALIGNMENT: Readonly<Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

/** In a point. */
const TWIPS = 20;
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
  const { bare, dense } = block;
  const size = bare ? writer.profile.size : dense ? writer.profile.denseSize : writer.profile.tableSize;
  const widths = wholeTwips(columnWidths(block, { width: frame.width / TWIPS, size }), frame.width);
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
        children: row.map((cell, x) =>
          writeCell(
            writer,
            block,
            cell,
            widths,
            placed[y]?.[x] ?? x,
            { header, keepNext: staysWithNext(block, y) },
            frame,
          ),
        ),
      });
    }),
  });
}

/** No single row at the foot of a page under its header, and none alone at the top of the next one. */
function staysWithNext(block: TableBlock, y: number): boolean {
  const { header, rows, bare } = block;
  const row = y - header.length;
  if (row < 0) return true;
  if (staysWhole(block)) return row < rows.length - 1;
  return !bare && rows.length > 2 && (row === 0 || row === rows.length - 2);
}

function writeCell(
  writer: BlockWriter,
  block: TableBlock,
  cell: Cell,
  widths: readonly number[],
  column: number,
  { header, keepNext }: { readonly header: boolean; readonly keepNext: boolean },
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
    keepNext,
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

/** Points as twips that add up to the whole. */
function wholeTwips(points: readonly number[], total: number): number[] {
  const widths = points.map((width) => Math.round(width * TWIPS));
  const rest = total - widths.reduce((all, width) => all + width, 0);
  return widths.map((width, i) => (i === widths.length - 1 ? width + rest : width));
}
