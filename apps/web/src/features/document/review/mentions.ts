/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly userId: string;
  readonly name: string;
}

const STORED = /\[@([^\]\n]{1,200})\]\(user:([0-9a-fA-F-]{36})\)/g;

/** Splits a stored text into words and mentions. */
export function splitMentions(body: string): readonly (string | Mentionable)[] {
  const parts: (string | Mentionable)[] = [];
  let from = 0;
  for (const match of body.matchAll(STORED)) {
    parts.push(body.slice(from, match.index), { name: match[1] ?? '', userId: (match[2] ?? '').toLowerCase() });
    from = match.index + match[0].length;
  }
  return [...parts, body.slice(from)];
}

/** As it is written in the field: «@Имя». */
export function mentionsForField(body: string): string {
  return splitMentions(body)
    .map((part) => (typeof part === 'string' ? part : `@${part.name}`))
    .join('');
}

const nameOf = ({ name }: Mentionable): string => name.replace(/[[\]\n]/g, ' ').trim();

/** As it is stored: every «@Имя» of somebody in the workspace becomes a mention; the longest name counts. */
export function mentionsForStore(text: string, people: readonly Mentionable[]): string {
  const byLength = people
    .map((person) => ({ ...person, name: nameOf(person) }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length)
    .map((person) => ({ ...person, written: asWritten(person.name) }));
  let result = '';
  for (let i = 0; i < text.length;) {
    const found = text[i] === '@' && !/[\p{L}\p{N}]/u.test(text[i - 1] ?? '') ? mentionAt(text, i + 1, byLength) : null;
    result += found ? `[@${found.name}](user:${found.userId})` : text[i];
    i += 1 + (found?.length ?? 0);
  }
  return result;
}

/** A name as people type it: any space for a space, as it stands in «№ 7»; letters of either case, Ё or Е. */
function asWritten(name: string): RegExp {
  const pattern = name
    .replace(/[.*+?^${}()|\\]/g, '\\$&')
    .replace(/\s+/g, '[^\\S\\n]+')
    .replace(/[её]/gi, '[её]');
  return new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, 'iuy');
}

function mentionAt(text: string, at: number, people: readonly (Mentionable & { readonly written: RegExp })[]) {
  for (const { name, userId, written } of people) {
    written.lastIndex = at;
    const length = written.exec(text)?.[0].length;
    if (length !== undefined) return { name, userId, length };
  }
  return null;
}

/** What stands between an «@» and the caret, while somebody is being looked for; null: nobody is. */
export function mentionQuery(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || /[\p{L}\p{N}]/u.test(before[from - 1] ?? '')) return null;
  const query = before.slice(from + 1);
  return query.length <= 40 && !/[\n@]/.test(query) && !/^\s/.test(query) ? { from, query } : null;
}

/** Whom a query finds: names with a word that begins so, or the whole name. */
export function findPeople<P extends Mentionable>(people: readonly P[], query: string, most = 8): readonly P[] {
  const fold = (text: string): string => text.toLocaleLowerCase('ru').replace(/ё/g, 'е').replace(/\s+/g, ' ');
  const wanted = fold(query);
  return people
    .filter(({ name }) => {
      const folded = fold(name);
      return folded.startsWith(wanted) || folded.split(/[\s,.(]+/).some((word) => word.startsWith(wanted));
    })
    .slice(0, most);
}
