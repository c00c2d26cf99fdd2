import { isText, textOf, type Block } from './print-model.js';

/** Letters of a line that only announces what follows. */
const LONGEST = 150;

/** A short line that ends with a colon, or is bold as a whole («Задание.»): on the foot of a page it would say nothing. */
export function isLead(block: Block | undefined, next: Block | undefined): boolean {
  if (block?.type !== 'paragraph' || !next || next.type === 'heading' || next.type === 'page-break') return false;
  const text = textOf(block.runs).trim();
  if (text === '' || text.length > LONGEST) return false;
  return text.endsWith(':') || block.runs.every((run) => !isText(run) || run.bold === true || run.text.trim() === '');
}
