import { isText, textOf, type Block, type TableBlock } from './print-model.js';

/** Letters of a line that only announces what follows. */
const LONGEST = 150;

/** A short line that ends with a colon, or is bold as a whole («Задание.»): on the foot of a page it would say nothing. */
export function isLead(block: Block | undefined, next: Block | undefined): boolean {
  if (block?.type !== 'paragraph' || !next || next.type === 'heading' || next.type === 'page-break') return false;
  const text = textOf(block.runs).trim();
  if (text === '' || text.length > LONGEST) return false;
  return text.endsWith(':') || block.runs.every((run) => !isText(run) || run.bold === true || run.text.trim() === '');
}

/** Rows and letters of a table that is not broken over two pages. */
const FEW_ROWS = 6;
const FEW_LETTERS = 700;

/** A small table stays whole: of a larger one the first two and the last two rows do. */
export function staysWhole({ header, rows, bare }: TableBlock): boolean {
  if (bare || rows.length > FEW_ROWS) return false;
  const cells = [...header, ...rows].flat();
  const letters = cells.map(({ blocks }) =>
    blocks.reduce((sum, block) => sum + ('runs' in block ? textOf(block.runs).length : FEW_LETTERS), 0),
  );
  return letters.reduce((all, each) => all + each, 0) <= FEW_LETTERS;
}
