/** The smallest single replacement that turns one string into another. */
export interface TextChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/**
 * Diff for short one-line texts such as titles: what two people type at different ends is kept, because only the
 * changed middle is written. Never splits a surrogate pair.
 */
export function diffText(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end -= 1;
  return { index: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

/** Where a caret stands after somebody else's change of the text around it. */
export function mapOffset(offset: number, change: TextChange): number {
  if (offset <= change.index) return offset;
  if (offset >= change.index + change.remove) return offset - change.remove + change.insert.length;
  return change.index + change.insert.length;
}

/**
 * What was written while others changed the same text: both changes of `base` together. Where they meet, what either
 * removed goes and what either wrote stays.
 */
export function mergeText(base: string, written: string, stored: string): string {
  const own = diffText(base, written);
  const others = diffText(base, stored);
  if (!own) return stored;
  if (!others) return written;
  const [first, second] = own.index < others.index ? [own, others] : [others, own];
  const firstEnd = first.index + first.remove;
  const between = base.slice(firstEnd, Math.max(firstEnd, second.index));
  const rest = base.slice(Math.max(firstEnd, second.index + second.remove));
  return base.slice(0, first.index) + first.insert + between + second.insert + rest;
}
