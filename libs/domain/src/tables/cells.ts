/** What is written where nothing is. */
const NOTHING = /^[-–—−‑_.\s]*$/;

/** Text of a cell; a dash is nothing. */
export const textCell = (text: string): string => (NOTHING.test(text) ? '' : text.replace(/[ \t]+/g, ' ').trim());

/**
 * Hours of a cell: `2`, `2,5`, `2 ч`, `½`; a dash or nothing is null.
 * @returns undefined for what is no number
 */
export function hoursCell(text: string): number | null | undefined {
  if (NOTHING.test(text)) return null;
  const clean = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/(?:ак(?:ад)?\.?)?(?:час(?:а|ов)?|ч|hours?|h)\.?$/i, '')
    .replace(/½$/, ',5')
    .replace(/^,/, '0,')
    .replace(',', '.');
  return /^\d{1,5}(?:\.\d{1,3})?$/.test(clean) ? Number(clean) : undefined;
}

/** Parts of a list. */
export const listCell = (text: string): string[] =>
  textCell(text)
    .split(/[,;+\n]|\s\/\s|\s+(?:и|and)\s+/i)
    .map((part) => part.trim().replace(/\.$/, ''))
    .filter((part) => part !== '');

/** For comparing names and codes as people write them. */
export const plainKey = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '');
