import type * as Y from 'yjs';

/** The replacement that turns one text into another: positions and lengths in UTF-16 units. */
export interface TextChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The smallest single replacement that turns `before` into `after`; it never splits a surrogate pair.
 * @returns null when nothing differs
 */
export function textChange(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++;
  }
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
  return { index: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

/** Makes `text` read `value` by the smallest change, so that what others type in it at the same time survives. */
export function replaceText(text: Y.Text, value: string): void {
  const change = textChange(text.toString(), value);
  if (!change) return;
  if (change.remove > 0) text.delete(change.index, change.remove);
  if (change.insert !== '') text.insert(change.index, change.insert);
}

/** One line of at most `max` code points; spaces stay as they are typed. */
export function oneLine(value: string, max: number): string {
  const line = value.replace(/[\r\n\u2028\u2029\t]+/g, ' ').replace(/\p{Cs}/gu, '');
  const points = [...line];
  return points.length <= max ? line : points.slice(0, max).join('');
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
