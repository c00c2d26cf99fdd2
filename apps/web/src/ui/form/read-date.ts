import 'dayjs/locale/ru';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';

dayjs.extend(customParseFormat);

/** How dates are shown in fields. */
export const DATE_FORMAT = { ru: 'D MMMM YYYY [г.]', en: 'D MMMM YYYY' } as const;

const NUMBERS = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/;
const WORDED: readonly [string, string][] = [
  ['YYYY-MM-DD', 'en'],
  [DATE_FORMAT.ru, 'ru'],
  ['D MMMM YYYY', 'ru'],
  [DATE_FORMAT.en, 'en'],
];

/** A date as people type it: 1.9.2026, 01.09.26, 1 сентября 2026 г.; `YYYY-MM-DD`, or null when it is none. */
export function readDate(typed: string): string | null {
  const text = typed.trim().replace(/\u00a0/g, ' ');
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, day = '', month = '', year = ''] = numbers;
    const written = [year.padStart(4, '20'), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
    return dayjs(written, 'YYYY-MM-DD', true).isValid() ? written : null;
  }
  const found = WORDED.map(([format, locale]) => dayjs(text, format, locale, true)).find((date) => date.isValid());
  return found ? found.format('YYYY-MM-DD') : null;
}
