import type { ExportPayload } from './export-payload.js';
import { paragraph } from './make.js';
import { textOf, type Block, type Cell, type ListBlock, type ParagraphBlock } from './print-model.js';

/** Points of the text's height on an upright page, and of an empty line as the writers make it. */
const PAGE = 728;
const EMPTY_LINE = 19;
/** Letters in a line of the page, and of one of two cells. */
const LETTERS = 64;
const CELL_LETTERS = 30;
/** Room that stays free, should the lines come out longer than they were counted. */
const RESERVE = 2;
/** The last lines of the page (place and year) are no longer than this. */
const SHORT = 60;

/**
 * The text of the authors' own title page: centred, its tables without lines, its lists without signs, spread over the page; the
 * bookmark at its beginning.
 */
export function ownTitlePage(blocks: readonly Block[], anchor: string, payload: ExportPayload): Block[] {
  const centred = blocks.flatMap(centre);
  const spread = centred.some(isEmpty) ? centred : spreadOut(centred, payload);
  const [first, ...rest] = spread;
  if (first?.type === 'paragraph') return [{ ...first, anchor }, ...rest];
  return [paragraph('', 'plain', { anchor }), ...spread];
}

function centre(block: Block): Block[] {
  switch (block.type) {
    case 'heading':
      return [paragraph(block.runs, 'title')];
    case 'paragraph':
      return [{ ...block, look: 'center' }];
    case 'list':
      return centredItems(block);
    case 'table':
      return [{ ...block, bare: true }];
    case 'rule':
      return [];
    default:
      return [block];
  }
}

const centredItems = ({ items }: ListBlock): Block[] => items.flatMap((item) => item.blocks.flatMap(centre));

/** Whoever left lines empty has arranged the page already. */
const isEmpty = (block: Block): boolean => block.type === 'paragraph' && textOf(block.runs).trim() === '';

/** The name of the document stands in the middle, place and year at the foot of the page. */
function spreadOut(blocks: readonly Block[], payload: ExportPayload): Block[] {
  const free = freeLines(blocks, payload);
  if (free <= 0 || blocks.length < 2) return [...blocks];
  const middle = blocks.findIndex((block, i) => i > 0 && isParagraph(block) && blocks[i - 1]?.type === 'table');
  const last = blocks.length - 1;
  const foot = blocks[last];
  const atFoot = last !== middle && foot && isParagraph(foot) && textOf(foot.runs).length <= SHORT;
  const above = middle > 0 ? Math.min(8, Math.floor(free * 0.4)) : 0;
  return blocks.map((block, i) => {
    if (!isParagraph(block)) return block;
    if (i === middle) return { ...block, spaceBefore: above };
    return i === last && atFoot ? { ...block, spaceBefore: free - above } : block;
  });
}

/** Empty lines that the page has room for besides these blocks. */
export function freeLines(blocks: readonly Block[], { size, spacing }: ExportPayload): number {
  const lines = blocks.reduce((sum, block) => sum + linesOf(block), 0);
  const empty = blocks.reduce((sum, block) => sum + (isParagraph(block) ? (block.spaceBefore ?? 0) : 0), 0);
  return Math.floor((PAGE - lines * size * 1.15 * spacing) / EMPTY_LINE) - empty - RESERVE;
}

const isParagraph = (block: Block): block is ParagraphBlock => block.type === 'paragraph';

function linesOf(block: Block): number {
  if (block.type === 'paragraph') return textLines(block, LETTERS) + (block.look === 'title' ? 1 : 0);
  if (block.type !== 'table') return 6;
  const rows = [...block.header, ...block.rows];
  return rows.reduce((sum, row) => sum + Math.max(1, ...row.map(cellLines)), 0);
}

const cellLines = ({ blocks }: Cell): number =>
  blocks.reduce((sum, block) => sum + (isParagraph(block) ? textLines(block, CELL_LETTERS) + 0.4 : 4), 0);

const textLines = ({ runs }: ParagraphBlock, letters: number): number =>
  textOf(runs)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
