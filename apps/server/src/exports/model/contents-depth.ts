import type { PageProfile } from '../profile.js';
import { textOf, type HeadingBlock, type PrintPart } from './print-model.js';

const POINTS_PER_MM = 72 / 25.4;
/** Height of a line of an entry, with the space below it, and of the heading, in sizes of the font. */
const LINE = 1.15;
const BELOW = 3;
const HEADING = 2.4;
/** Mean width of a letter in sizes of the font. */
const LETTER = 0.5;
/** Part of the line that is left when leader and page number are written. */
const FREE = 0.9;

/** The table of contents shows the headings inside sections too when all of them fit on one page, else only the sections. */
export function contentsDepth(parts: readonly PrintPart[], profile: PageProfile): 1 | 2 {
  const { page, margins, size } = profile;
  const height = (page.height - margins.top - margins.bottom) * POINTS_PER_MM - HEADING * size;
  const letters = ((page.width - margins.left - margins.right) * POINTS_PER_MM * FREE) / (size * LETTER);
  const headings = parts
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is HeadingBlock => block.type === 'heading' && block.level <= 2 && !block.unlisted);
  const needed = headings.reduce((sum, { runs }) => {
    const lines = Math.max(1, Math.ceil(textOf(runs).length / letters));
    return sum + lines * size * LINE + BELOW;
  }, 0);
  return needed <= height ? 2 : 1;
}
