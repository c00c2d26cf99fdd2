type Locale = 'ru' | 'en';

const INNER: Record<Locale, Readonly<Record<string, string>>> = {
  ru: { '«': '„', '»': '“' },
  en: { '“': '‘', '”': '’' },
};

/**
 * What stands between quotation marks: without the spaces that were selected along, its own marks as those of the second rank,
 * «Программа „Среда“».
 */
export function quoted(text: string, locale: Locale): string {
  return (text.trim() || text).replace(/[«»“”]/g, (mark) => INNER[locale][mark] ?? mark);
}

/** A sentence with its full stop; one that ends in a quotation with its own stop has none besides. */
export function endSentence(text: string): string {
  return /[.!?…]["'»”“’]*$/.test(text) ? text : `${text}.`;
}
