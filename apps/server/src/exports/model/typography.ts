const NBSP = '\u00a0';
const UNITS = 'ч|час|часа|часов|мин|ак|г|гг|кг|м|км|мм|см|руб|тыс|млн|%|h|min';

/** Hours as printed: decimal comma in Russian, no zeroes behind it. */
export function hours(value: number | null | undefined, locale: 'ru' | 'en'): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '';
  const text = String(Math.round(value * 100) / 100);
  return locale === 'ru' ? text.replace('.', ',') : text;
}

/** Keeps a number and its unit, «№» and its number, blanks for a date or a number, and initials and surname on one line. Changes nothing but spaces. */
export function keepTogether(text: string): string {
  return text
    .replace(new RegExp(`(\\d) (?=(?:${UNITS})(?![\\p{L}\\p{N}]))`, 'gu'), `$1${NBSP}`)
    .replace(/([№§]) (?=[\p{L}\p{N}_])/gu, `$1${NBSP}`)
    .replace(/(_{2,}[»"]?) (?=[«"]?_{2,}|(?:19|20)\d{0,2}(?!\d)|г\.)/gu, `$1${NBSP}`)
    .replace(/(^|[^\p{L}])(от) (?=[«"]?_{2,})/gu, `$1$2${NBSP}`)
    .replace(/(^|[^\p{L}])((?:п|пп|ст|ч|гл)\.) (?=\d)/gu, `$1$2${NBSP}`)
    .replace(/(\p{Lu}\.) ?(\p{Lu}\.) (?=\p{Lu}\p{Ll})/gu, `$1${NBSP}$2${NBSP}`);
}

/** `2027-01-13` as 13.01.2027 or 13 January 2027; what is no date as it is. */
export function date(value: string | null, locale: 'ru' | 'en'): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value ?? '');
  if (!found) return value ?? '';
  const [, year, month, day] = found;
  if (locale === 'ru') return `${day}.${month}.${year}`;
  const when = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(when);
}

/** Characters that XML 1.0 and PDF text cannot hold, and halves of pairs. */
const NOT_TEXT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const clean = (text: string): string => text.replace(NOT_TEXT, '');
