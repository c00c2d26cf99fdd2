import type { DiffPart } from '../review/word-diff';

/** Letters of unchanged text that are kept beside a change. */
const CONTEXT = 64;
const FOLD = '…';

/** The end of a text, from a word's beginning. */
const tail = (text: string): string => FOLD + text.slice(-CONTEXT).replace(/^\S*\s/, '');
/** The beginning of a text, up to a word's end. */
const head = (text: string): string => text.slice(0, CONTEXT).replace(/\s\S*$/, '') + FOLD;

/**
 * Leaves out most of long unchanged stretches.
 * @param after the line before this one differs
 * @param before the line after this one differs
 */
export function shortenSame(parts: readonly DiffPart[], after: boolean, before: boolean): readonly DiffPart[] {
  const alone = parts.length === 1;
  return parts.map((part, i) => {
    const { kind, text } = part;
    if (kind !== 'same' || text.length <= 2 * CONTEXT + 1) return part;
    const keepHead = alone ? after : i > 0;
    const keepTail = alone ? before : i < parts.length - 1;
    if (keepHead && keepTail) return { kind, text: `${head(text).slice(0, -1)} ${tail(text)}` };
    return { kind, text: keepTail ? tail(text) : head(text) };
  });
}
