import { currentLocale } from '../../../../i18n/i18n';

const EMPTY = /^[\s\u00a0]*(?:[-–—]|нет|no)?[\s\u00a0]*$/i;
const UNIT = /(?:\s*(?:ч|час|часа|часов|ак\.?\s*ч|h|hours?)\.?)$/i;

/**
 * Reads a number as people write it: decimal comma or point, «2 ч», «1 000», «1½», a dash for nothing.
 * @returns null: empty; undefined: no number
 */
export function readNumber(text: string): number | null | undefined {
  if (EMPTY.test(text)) return null;
  const plain = text
    .trim()
    .replace(UNIT, '')
    .replace(/[\s\u00a0\u202f]+(?=\d{3}(?!\d))/g, '')
    .replace(/[−–]/g, '-')
    .replace(/(\d)?\s*½$/, (_all, whole: string | undefined) => `${whole ?? '0'}.5`)
    .replace(',', '.');
  if (!/^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) && Math.abs(value) < 1e9 ? value : undefined;
}

/** Hours: whole or half, not negative. @returns null: empty; undefined: no such hours */
export function readHours(text: string): number | null | undefined {
  const value = readNumber(text);
  if (value === null || value === undefined) return value;
  return value >= 0 && value <= 9999 && Number.isInteger(value * 2) ? value : undefined;
}

/** «1,5», in English “1.5”; nothing for null. Both are read in either language. */
export function showNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const plain = String(Math.round(value * 100) / 100);
  return currentLocale() === 'ru' ? plain.replace('.', ',') : plain;
}

/**
 * Hours by kind in the compact notation «4/6/5»; kinds at the end that are empty may be left out, a dash is empty.
 * @returns undefined: not understood
 */
export function readHoursNotation(text: string, kinds: number): (number | null)[] | undefined {
  if (EMPTY.test(text)) return new Array<null>(kinds).fill(null);
  const parts = text.split(/[/|\\;]/);
  if (parts.length > kinds) return undefined;
  const values: (number | null)[] = [];
  for (let i = 0; i < kinds; i++) {
    const value = readHours(parts[i] ?? '');
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** How people shorten the kinds of class, in both languages: «Л2 П4 СР2», «лек. 2». */
const KIND_WORDS: Readonly<Record<string, RegExp>> = {
  lectures: /^(?:л|лек|лекци[ия]|l|lec|lectures?)$/i,
  practice: /^(?:п|пр|прак|практика|p|pr|practice)$/i,
  selfStudy: /^(?:с|ср|срс|сам|s|ss|self)$/i,
  internship: /^(?:ст|стаж|стажировка|i|int|internship)$/i,
};
const NAMED = /([a-zа-яё]+)[.:\s]*(\d+(?:[.,]\d+|½)?|½)(?:\s*ч\.?(?![а-яё]))?[\s,;+/]*/iy;

/** Hours that each name their kind. @returns undefined: not understood, or a kind twice */
function readNamedHours(text: string, kinds: readonly string[]): (number | null)[] | undefined {
  const values = kinds.map((): number | null => null);
  const plain = text.trim();
  for (let at = 0; at < plain.length; at = NAMED.lastIndex) {
    NAMED.lastIndex = at;
    const [, word = '', hours = ''] = NAMED.exec(plain) ?? [];
    const kind = kinds.findIndex((key) => KIND_WORDS[key]?.test(word));
    const value = readHours(hours);
    if (kind < 0 || value === undefined || values[kind] !== null) return undefined;
    values[kind] = value;
  }
  return values;
}

/**
 * Hours by kind as people write them: «4/6/5», «Л4 П6 СР5». A bare number says its kind only where there is no other.
 * @param only the one kind that there can be
 * @returns undefined: not understood
 */
export function readKindHours(text: string, kinds: readonly string[], only?: string): (number | null)[] | undefined {
  if (/^\s*[a-zа-яё]/i.test(text) && !EMPTY.test(text)) return readNamedHours(text, kinds);
  if (EMPTY.test(text) || /[/|\\;]/.test(text)) return readHoursNotation(text, kinds.length);
  const hours = readHours(text);
  if (hours === undefined || only === undefined) return undefined;
  return kinds.map((kind) => (kind === only ? hours : null));
}

/** The inverse of readHoursNotation: «4/6/5», «0/8/2»; nothing when all are empty. */
export function showHoursNotation(values: readonly (number | null)[]): string {
  if (values.every((value) => value === null)) return '';
  return values.map((value) => showNumber(value ?? 0)).join('/');
}
