import { Refusal } from '../attachments/file-refusal.js';

/** Signs that may open something; a page of prose has some ten. */
const OPENINGS = /(?:^|[\s\p{P}])(?:\*+|_+|~+)(?=\S)|\[|`+/gmu;

/**
 * Of the squares of the openings of each block, that is, 4,000 in one of them. A list of hundreds of entries, each with something bold,
 * has less than a tenth of it.
 */
const MAX_EFFORT = 16_000_000;

/** Edges of cells; a plan of 400 topics has five thousand. */
const MAX_CELLS = 100_000;

/** Letters of a line. A row of a large study plan has some thousand. */
const MAX_LINE = 100_000;

/** Quotes and lists within each other, in one line; the reader goes down into each. */
const MAX_DEPTH = 100;

/**
 * Refuses a text that only looks like Markdown of people: the time of its reader grows with the square of the signs in a block that may
 * open something and are never closed, and what lies too deep has no end for it.
 * @throws Refusal
 */
export function checkMarkdown(text: string): void {
  if ((text.match(/\|/g)?.length ?? 0) > MAX_CELLS) throw new Refusal('too-intricate');
  let effort = 0;
  for (const block of text.split(/\n[ \t]*\n/)) {
    const openings = block.match(OPENINGS)?.length ?? 0;
    effort += openings * openings;
    if (effort > MAX_EFFORT) throw new Refusal('too-intricate');
  }
  for (const line of text.split('\n')) {
    if (line.length > MAX_LINE || depthOf(line) > MAX_DEPTH) throw new Refusal('too-intricate');
  }
}

/** Signs of quotes and lists at the beginning of a line. */
function depthOf(line: string): number {
  const start = /^(?:[ \t]|>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/.exec(line)?.[0] ?? '';
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return (start.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0) + (/^[-+*\d]/.test(line.trimStart()) ? indent / 2 : 0);
}
