/** Text that PostgreSQL takes: raw Yjs text can hold zero bytes and halves of characters. */
export const storableText = (text: string): string => text.replace(/\0|\p{Cs}/gu, '');

/** The same of every text in a value, as JSON. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storableText(part) : part));
