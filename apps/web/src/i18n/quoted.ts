import type { Locale } from '@soproekt/contracts';

const INNER: Record<Locale, Readonly<Record<string, string>>> = {
  ru: { '«': '„', '»': '“' },
  en: { '“': '‘', '”': '’' },
};

/** What stands between quotation marks: its own become those of the second rank, «Программа „Среда“». */
export function quoted(text: string, locale: Locale): string {
  return text.replace(/[«»“”]/g, (mark) => INNER[locale][mark] ?? mark);
}
