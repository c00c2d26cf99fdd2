import { safeHref } from '@soproekt/editor';
import type { JSONContent } from '@soproekt/editor';
import type { Align, Block, Cell, HeadingBlock, Inline, ListItem, Row, TableBlock, TextRun } from './print-model.js';
import { clean, keepTogether } from './typography.js';

/** Pixels of the editor's text column, of which set widths of table columns are shares. */
const COLUMN = 720;

/**
 * Text of a section (ProseMirror JSON that fits the schema) as blocks. The highest heading used in it becomes level 2, whatever it is in
 * the editor.
 */
export function textBlocks(content: JSONContent | null): Block[] {
  if (!content) return [];
  const shift = 2 - Math.min(4, ...headingLevels(content));
  return blocksOf(content.content, shift);
}

function headingLevels(node: JSONContent): number[] {
  if (node.type === 'heading') return [levelOf(node)];
  return (node.content ?? []).flatMap(headingLevels);
}

const levelOf = ({ attrs }: JSONContent): number => {
  const level: unknown = attrs?.level;
  return typeof level === 'number' && level >= 1 && level <= 3 ? level : 3;
};

function blocksOf(nodes: readonly JSONContent[] | undefined, shift: number): Block[] {
  return (nodes ?? []).flatMap((node) => blockOf(node, shift));
}

function blockOf(node: JSONContent, shift: number): Block[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', look: 'body', runs: inlines(node.content) }];
    case 'heading':
      return [headingOf(node, shift)];
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [listOf(node, shift)];
    case 'blockquote':
      return [{ type: 'quote', blocks: blocksOf(node.content, shift) }];
    case 'codeBlock':
      return [{ type: 'code', text: clean((node.content ?? []).map(({ text }) => text ?? '').join('')) }];
    case 'table':
      return tableOf(node, shift);
    case 'horizontalRule':
      return [{ type: 'rule' }];
    case 'image':
      return imageOf(node);
    default:
      // A node of a later version: what is in it is not lost.
      return blocksOf(node.content, shift);
  }
}

function headingOf(node: JSONContent, shift: number): HeadingBlock {
  const level = Math.max(2, Math.min(4, levelOf(node) + shift)) as 2 | 3 | 4;
  return { type: 'heading', level, runs: inlines(node.content), number: null };
}

function listOf(node: JSONContent, shift: number): Block {
  const start: unknown = node.attrs?.start;
  const items = (node.content ?? []).map((item): ListItem => {
    const blocks = blocksOf(item.content, shift).map(asItemText);
    return item.type === 'taskItem' ? { blocks, checked: item.attrs?.checked === true } : { blocks };
  });
  return {
    type: 'list',
    ordered: node.type === 'orderedList',
    start: typeof start === 'number' && Number.isSafeInteger(start) && start >= 0 && start < 32_768 ? start : 1,
    items,
  };
}

const asItemText = (block: Block): Block => (block.type === 'paragraph' ? { ...block, look: 'plain' } : block);

function tableOf(node: JSONContent, shift: number): Block[] {
  const source = (node.content ?? []).filter(({ content }) => (content ?? []).length > 0);
  const isHeader = ({ content }: JSONContent): boolean => (content ?? []).every(({ type }) => type === 'tableHeader');
  // Only rows at the top can be repeated; a table of nothing but header cells still has a body.
  const firstBody = source.findIndex((row) => !isHeader(row));
  const headers = firstBody < 0 ? Math.min(1, source.length - 1) : firstBody;
  const rows = source.map((row, i) => (row.content ?? []).map((cell) => cellOf(cell, shift, i < headers)));
  const columns = Math.max(
    0,
    ...source.map(({ content }) => (content ?? []).reduce((sum, cell) => sum + span(cell, 'colspan'), 0)),
  );
  if (columns === 0) return [];
  const table: TableBlock = {
    type: 'table',
    widths: widthsOf(source, columns),
    header: squared(rows.slice(0, headers), columns),
    rows: squared(rows.slice(headers), columns),
  };
  return [table];
}

/** Spans that reach over the edges are cut, rows that are too short are filled: Word refuses a table that is no rectangle. */
function squared(rows: readonly Row[], columns: number): Row[] {
  const covered = rows.map(() => new Set<number>());
  return rows.map((row, y) => {
    const cells: Cell[] = [];
    let x = 0;
    const skip = (): void => {
      while (covered[y]?.has(x)) x++;
    };
    for (const cell of row) {
      skip();
      if (x >= columns) break;
      let colSpan = 1;
      while (colSpan < (cell.colSpan ?? 1) && x + colSpan < columns && !covered[y]?.has(x + colSpan)) colSpan++;
      const rowSpan = Math.min(cell.rowSpan ?? 1, rows.length - y);
      for (let below = 1; below < rowSpan; below++) {
        for (let i = 0; i < colSpan; i++) covered[y + below]?.add(x + i);
      }
      cells.push({ ...cell, colSpan, rowSpan });
      x += colSpan;
    }
    for (skip(); x < columns; x++, skip()) cells.push({ blocks: [] });
    return cells;
  });
}

function cellOf(node: JSONContent, shift: number, header: boolean): Cell {
  const align = alignOf(node.attrs?.align);
  const blocks = blocksOf(node.content, shift).map(asItemText);
  return {
    blocks: node.type === 'tableHeader' ? blocks.map(bold) : blocks,
    ...(align ? { align } : header ? { align: 'center' } : {}),
    colSpan: span(node, 'colspan'),
    rowSpan: span(node, 'rowspan'),
  };
}

const bold = (block: Block): Block =>
  block.type === 'paragraph'
    ? { ...block, runs: block.runs.map((run) => ('text' in run ? { ...run, bold: true } : run)) }
    : block;

const span = ({ attrs }: JSONContent, key: 'colspan' | 'rowspan'): number => {
  const value: unknown = attrs?.[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? Math.min(value, 100) : 1;
};

const alignOf = (value: unknown): Align | null =>
  value === 'left' || value === 'center' || value === 'right' ? value : null;

/** As set in the editor, else by how much stands in a column. */
function widthsOf(rows: readonly JSONContent[], columns: number): number[] {
  const set = (rows[0]?.content ?? []).flatMap((cell): (number | null)[] => {
    const widths: unknown = cell.attrs?.colwidth;
    const known = Array.isArray(widths) ? widths : [];
    return Array.from({ length: span(cell, 'colspan') }, (_, i) => (typeof known[i] === 'number' ? known[i] : null));
  });
  const longest = Array.from({ length: columns }, () => ({ word: 3, line: 4 }));
  for (const row of rows) {
    let x = 0;
    for (const cell of row.content ?? []) {
      const text = flat(cell);
      const column = longest[x];
      if (column && span(cell, 'colspan') === 1) {
        column.word = Math.max(column.word, ...text.split(/[\s/-]+/).map((word) => word.length));
        column.line = Math.max(column.line, Math.min(60, text.length));
      }
      x += span(cell, 'colspan');
    }
  }
  return longest.map(({ word, line }, i) => set[i] ?? (COLUMN / 80) * Math.max(word * 1.15 + 2, Math.sqrt(line) * 4));
}

const flat = (node: JSONContent): string => node.text ?? (node.content ?? []).map(flat).join(' ');

function imageOf({ attrs }: JSONContent): Block[] {
  const { attachmentId, alt, title, width } = (attrs ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof attachmentId !== 'string' || attachmentId === '') return [];
  const text = (value: unknown): string => (typeof value === 'string' ? clean(value) : '');
  // Per cent of the text, see image-attributes of libs/editor.
  const share = typeof width === 'number' && width > 0 ? Math.min(1, width / 100) : null;
  const image: Block = { type: 'image', attachmentId, alt: text(alt), share };
  return text(title) === '' ? [image] : [image, { type: 'paragraph', look: 'center', runs: [{ text: text(title) }] }];
}

/** Inlines of a text block. */
function inlines(nodes: readonly JSONContent[] | undefined): Inline[] {
  return (nodes ?? []).flatMap((node): Inline[] => {
    if (node.type === 'hardBreak') return [{ lineBreak: true }];
    if (typeof node.text !== 'string') return node.type === 'image' ? [] : inlines(node.content);
    const text = keepTogether(clean(node.text));
    return text === '' ? [] : [{ text, ...marksOf(node) }];
  });
}

function marksOf({ marks = [] }: JSONContent): Omit<TextRun, 'text'> {
  const found: { -readonly [K in keyof TextRun]?: TextRun[K] } = {};
  for (const { type, attrs } of marks) {
    if (type === 'bold') found.bold = true;
    if (type === 'italic') found.italic = true;
    if (type === 'underline') found.underline = true;
    if (type === 'strike') found.strike = true;
    if (type === 'code') found.code = true;
    if (type === 'subscript') found.script = 'sub';
    if (type === 'superscript') found.script = 'super';
    if (type === 'link') {
      const href = safeHref(attrs?.href);
      if (href) found.href = href;
    }
  }
  return found;
}
