/**
 * Stand around the number of a section of our own exports while its text goes through the cleaning. Characters of private use: whatever
 * else a file has of them is taken out before.
 */
export const MARK_START = '\ue000';
export const MARK_END = '\ue001';

/** The number of what is no section. */
export const NO_SECTION = 0;

const MARK = /\ue000(\d+)\ue001/;

/** The number in a text, and the text without it. */
export function takeMark(text: string): { readonly mark: number | null; readonly text: string } {
  const found = MARK.exec(text);
  return { mark: found ? Number(found[1]) : null, text: found ? text.replace(MARK, '') : text };
}
