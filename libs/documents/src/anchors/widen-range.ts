import * as Y from 'yjs';
import { CONTEXT, type Anchor } from './anchor.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** So many characters of what stood beside a range say where it ended, or the rest of the line where that is shorter. */
const BESIDE = 8;
/** What was put in the place of an edge is not longer. */
const FARTHEST = 200;

/** Whether the character that a position sticks to was deleted. The position is one of this document. */
export function isGone({ item }: Y.RelativePosition, doc: Y.Doc): boolean {
  let id = item;
  while (id) {
    const struct = Y.getItem(doc.store, id);
    if (!(struct instanceof Y.Item)) return true;
    // What an undo brought back is another item.
    const { redone } = struct;
    if (!redone) return struct.deleted;
    id = Y.createID(redone.client, redone.clock + id.clock - struct.id.clock);
  }
  return false;
}

/**
 * Takes in what was written in the place of an edge: a word typed over the last one stands behind the deleted characters, and so outside.
 * An edge that is gone lies where the old neighbourhood begins, when that stands close by in the same line; across lines only when the
 * words are all there then.
 * @param gone which edges have lost their character
 */
export function widenRange(
  string: string,
  { from, to }: Range,
  { quote, before, after }: Pick<Anchor, 'quote' | 'before' | 'after'>,
  gone: { readonly start: boolean; readonly end: boolean },
): Range {
  const begin = gone.start && before !== undefined ? from - gapBefore(string, from, before) : from;
  const end = gone.end && after !== undefined ? to + gapBehind(string, to, after) : to;
  const joins = squeezed(string.slice(begin, end)) === squeezed(quote);
  const fits = (added: string): boolean => joins || !added.includes('\n');
  return {
    from: fits(string.slice(begin, from)) ? begin : from,
    to: fits(string.slice(to, end)) ? end : to,
  };
}

/** How far behind `at` the text begins that stood there; 0: right there, or nowhere near. */
function gapBehind(string: string, at: number, after: string): number {
  // Shorter than it could be: the text ended there, as a line does.
  const wanted = after.length < CONTEXT ? `${after}\n` : after;
  const line = wanted.indexOf('\n') + 1;
  const needle = wanted.slice(0, line > 0 ? Math.min(line, BESIDE) : BESIDE);
  const far = at + FARTHEST + BESIDE;
  const near = far < string.length ? string.slice(at, far) : `${string.slice(at)}\n`;
  const found = near.indexOf(needle);
  return found <= FARTHEST ? Math.max(0, found) : 0;
}

function gapBefore(string: string, at: number, before: string): number {
  const least = Math.max(0, at - FARTHEST - BESIDE);
  return gapBehind(backwards(string.slice(least, at)), 0, backwards(before));
}

/** By UTF-16 units: only compared, never shown. */
const backwards = (text: string): string => text.split('').reverse().join('');

const squeezed = (text: string): string => text.replace(/\s+/gu, '');
