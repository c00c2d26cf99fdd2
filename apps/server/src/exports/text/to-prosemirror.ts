import type { JSONContent } from '@soproekt/editor';
import {
  isText,
  textOf,
  type Block,
  type Cell,
  type Inline,
  type Row,
  type TableBlock,
  type TextRun,
} from '../model/print-model.js';

/** Blocks as ProseMirror JSON of the text schema, so that the one Markdown writer does the escaping. */
export function toProsemirror(blocks: readonly Block[]): JSONContent[] {
  return blocks.flatMap(nodesOf);
}

function nodesOf(block: Block): JSONContent[] {
  switch (block.type) {
    case 'paragraph':
      return block.runs.length > 0 ? [paragraph(block.runs)] : [];
    case 'heading':
      return [{ type: 'heading', attrs: { level: Math.min(3, block.level) }, content: inlines(block.runs) }];
    case 'list':
      return [listOf(block)];
    case 'quote':
      return [{ type: 'blockquote', content: filled(toProsemirror(block.blocks)) }];
    case 'code':
      return block.text.split('\n').map((line) => paragraph(line ? [{ text: line, code: true }] : []));
    case 'table':
      return [...(block.caption ? [paragraph(block.caption)] : []), tableOf(block)];
    case 'image':
      return [imageOf(block)];
    case 'rule':
      return [{ type: 'horizontalRule' }];
    case 'page-break':
      return [];
  }
}

const imageOf = ({ attachmentId, alt, share }: Extract<Block, { type: 'image' }>): JSONContent => ({
  type: 'image',
  attrs: { attachmentId, alt, title: '', width: share === null ? null : Math.round(share * 100) },
});

const filled = (nodes: JSONContent[]): JSONContent[] => (nodes.length > 0 ? nodes : [{ type: 'paragraph' }]);

const paragraph = (runs: readonly Inline[]): JSONContent => ({ type: 'paragraph', content: inlines(runs) });

function listOf({ ordered, start, items }: Extract<Block, { type: 'list' }>): JSONContent {
  const tasks = items.some(({ checked }) => checked !== undefined);
  return {
    type: tasks ? 'taskList' : ordered ? 'orderedList' : 'bulletList',
    ...(ordered && !tasks && { attrs: { start } }),
    content: items.map(({ blocks, checked }) => ({
      type: tasks ? 'taskItem' : 'listItem',
      ...(tasks && { attrs: { checked: checked === true } }),
      content: filled(toProsemirror(blocks)),
    })),
  };
}

/** Markdown knows one header row and no spans: of headers above each other the lowest counts, what a span covers is empty. */
function tableOf({ header, rows, widths }: TableBlock): JSONContent {
  const columns = widths.length;
  const head = grid(header, columns);
  const first = grid(rows, columns)[0] ?? [];
  const joined =
    head.length > 0
      ? [
          Array.from({ length: columns }, (_, x) =>
            join(
              head.map((row) => row[x]),
              first[x],
            ),
          ),
        ]
      : [];
  const row = (cells: readonly (Cell | null | undefined)[], type: string): JSONContent => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type,
      attrs: { align: cell?.align ?? null },
      content: filled(toProsemirror(cell?.blocks ?? []).flatMap(asParagraphs)),
    })),
  });
  return {
    type: 'table',
    content: [
      ...joined.map((cells) => row(cells, 'tableHeader')),
      ...grid(rows, columns).map((cells) => row(cells, 'tableCell')),
    ],
  };
}

/** A cell of Markdown holds lines only. */
function asParagraphs(node: JSONContent): JSONContent[] {
  if (node.type === 'paragraph') return [node];
  if (node.type === 'heading') return [{ ...node, type: 'paragraph' }];
  return (node.content ?? []).flatMap(asParagraphs);
}

/** @param below its column, which says how the column is aligned */
function join(cells: readonly (Cell | null | undefined)[], below: Cell | null | undefined): Cell {
  const texts = cells.flatMap((cell) =>
    cell ? cell.blocks.map((block) => ('runs' in block ? textOf(block.runs) : '')) : [],
  );
  const text = texts.filter(Boolean).at(-1) ?? '';
  const align = below?.align;
  return { blocks: text ? [{ type: 'paragraph', look: 'plain', runs: [{ text }] }] : [], ...(align && { align }) };
}

/** Every place; what a span to the right covers repeats its header, what one from above covers is null. */
function grid(rows: readonly Row[], columns: number): (Cell | null)[][] {
  const places = rows.map(() => new Map<number, Cell | null>());
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (places[y]?.has(x)) x++;
      for (let below = 0; below < (cell.rowSpan ?? 1); below++) {
        for (let i = 0; i < (cell.colSpan ?? 1); i++) places[y + below]?.set(x + i, below === 0 ? cell : null);
      }
      x += cell.colSpan ?? 1;
    }
  }
  return places.map((row) => Array.from({ length: columns }, (_, x) => row.get(x) ?? null));
}

const inlines = (runs: readonly Inline[]): JSONContent[] =>
  runs.map((run) => (isText(run) ? { type: 'text', text: run.text, marks: marksOf(run) } : { type: 'hardBreak' }));

function marksOf({ bold, italic, underline, strike, code, script, href }: TextRun): { type: string; attrs?: object }[] {
  return [
    ...(href === undefined ? [] : [{ type: 'link', attrs: { href } }]),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
    ...(underline ? [{ type: 'underline' }] : []),
    ...(strike ? [{ type: 'strike' }] : []),
    ...(code ? [{ type: 'code' }] : []),
    ...(script ? [{ type: script === 'sub' ? 'subscript' : 'superscript' }] : []),
  ];
}
