import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { AnyExtension, JSONContent, MarkdownRendererHelpers } from '@tiptap/core';
import type { ElementLike } from './dom-like.js';
import { cellAlign, cellSpan, cellWidths } from './table-attributes.js';

/** Cell attributes as they are rendered: whatever raw Yjs says, nothing but these values reaches the page. */
const cellAttributes = {
  colspan: {
    default: 1,
    parseHTML: (element: ElementLike) => cellSpan(element.getAttribute('colspan')),
    renderHTML: (attrs: Record<string, unknown>) => span('colspan', attrs.colspan),
  },
  rowspan: {
    default: 1,
    parseHTML: (element: ElementLike) => cellSpan(element.getAttribute('rowspan')),
    renderHTML: (attrs: Record<string, unknown>) => span('rowspan', attrs.rowspan),
  },
  colwidth: {
    default: null,
    parseHTML: (element: ElementLike) => cellWidths(element.getAttribute('colwidth')?.split(',').map(Number)),
    renderHTML: (attrs: Record<string, unknown>) => {
      const widths = cellWidths(attrs.colwidth);
      return widths ? { colwidth: widths.join(',') } : {};
    },
  },
  align: {
    default: null,
    parseHTML: (element: ElementLike) => cellAlign(element.style.textAlign || element.getAttribute('align')),
    renderHTML: (attrs: Record<string, unknown>) => {
      const align = cellAlign(attrs.align);
      return align ? { style: `text-align: ${align}` } : {};
    },
  },
};

function span(name: string, value: unknown): Record<string, number> {
  const count = cellSpan(value);
  return count > 1 ? { [name]: count } : {};
}

/** Table, row, cell and header cell. `resizable` needs a DOM and belongs to the client. */
export function tableExtensions(resizable: boolean): AnyExtension[] {
  return [
    Table.extend({ renderMarkdown: tableToMarkdown }).configure({ resizable }),
    TableRow,
    TableCell.extend({ addAttributes: () => cellAttributes }),
    TableHeader.extend({ addAttributes: () => cellAttributes }),
  ];
}

/** Our own writer: the stock one folds no-break spaces and leaves `|` in a cell unescaped. */
function tableToMarkdown(node: JSONContent, helpers: MarkdownRendererHelpers): string {
  const rows = (node.content ?? []).map((row) => row.content ?? []);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return '';
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  const text = (row: JSONContent[]): string[] =>
    Array.from({ length: columns }, (_, i) => cellToMarkdown(row[i], helpers));
  const hasHeader = (rows[0] ?? []).some((cell) => cell.type === 'tableHeader');
  const dashes = Array.from({ length: columns }, (_, i) => alignmentDashes(rows, i));
  const header = hasHeader ? text(rows[0] ?? []) : Array.from({ length: columns }, () => '');
  return [line(header), line(dashes), ...rows.slice(hasHeader ? 1 : 0).map((row) => line(text(row)))].join('\n');
}

function cellToMarkdown(cell: JSONContent | undefined, helpers: MarkdownRendererHelpers): string {
  const blocks = (cell?.content ?? []).map((block) =>
    helpers.renderChildren(block.type === 'image' ? [block] : (block.content ?? [])),
  );
  return blocks
    .join('\n')
    .replace(/ *\n/g, '<br>')
    .replace(/(?<!\\)\|/g, '\\|');
}

function alignmentDashes(rows: JSONContent[][], column: number): string {
  const align = rows.map((row) => cellAlign(row[column]?.attrs?.align)).find((found) => found !== null);
  if (align === 'center') return ':---:';
  return align === 'right' ? '---:' : align === 'left' ? ':---' : '---';
}
