/** «Анна Орлова» → «АО»; one word gives one letter; anything else than letters is passed over. */
export function initials(name: string): string {
  const words = name.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const letter = (word: string | undefined) => (word ? [...word][0]!.toLocaleUpperCase('ru') : '');
  return letter(first) + letter(last) || '?';
}
