const CAPITALS = /[A-ZА-ЯЁ]{2,}/g;
const HEADING_WORD = /[A-ZА-ЯЁ]{7,}/;
const LOWER_CASE = /\p{Ll}/u;
const WORD_CHARACTER = /[\p{L}\d_]/u;
/** The Cyrillic Х is often typed in numerals. */
const ROMAN = /^(?:[IVXLCDM]+|[IVXХ]+)$/;
const ADDRESS = /:\/\/|@|^www\./i;
const LONGEST = 6;

/**
 * The abbreviations in a text: words of two to six capital letters, Cyrillic or Latin, each once and in order. Not Roman numerals, not
 * codes with digits (ПР1, 273-ФЗ), not addresses, not words of lines or sentences in capitals.
 */
export function abbreviationsIn(text: string): readonly string[] {
  const found = new Set<string>();
  const pattern = new RegExp(CAPITALS);
  // Only lines with an abbreviation that is new are looked at closely.
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const word = match[0];
    if (word.length > LONGEST || found.has(word)) continue;
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const nextLine = text.indexOf('\n', pattern.lastIndex);
    const lineEnd = nextLine === -1 ? text.length : nextLine;
    collectFromLine(text.slice(lineStart, lineEnd), found);
    pattern.lastIndex = lineEnd;
  }
  return [...found];
}

function collectFromLine(line: string, found: Set<string>): void {
  // Sentences in capitals on a line with others are told apart by a long word only; "ФГОС ООО." is none.
  const parts = HEADING_WORD.test(line) ? line.split(/(?<=[.!?])\s/) : [line];
  for (const part of parts) collect(part, found);
}

function collect(part: string, found: Set<string>): void {
  let hasLowerCase: boolean | undefined;
  // Judged once for all words in it: it may be as long as the text.
  let run: Run = { end: 0, isAddress: false };
  for (const match of part.matchAll(CAPITALS)) {
    const word = match[0];
    if (word.length > LONGEST || found.has(word) || ROMAN.test(word)) continue;
    hasLowerCase ??= LOWER_CASE.test(part);
    if (!hasLowerCase) return;
    if (!standsAlone(part, match.index, match.index + word.length)) continue;
    if (match.index >= run.end) run = runAt(part, match.index);
    if (!run.isAddress) found.add(word);
  }
}

function standsAlone(part: string, start: number, end: number): boolean {
  const before = part.charAt(start - 1);
  if (WORD_CHARACTER.test(before) || WORD_CHARACTER.test(part.charAt(end))) return false;
  return before !== '-' || !/\d/.test(part.charAt(start - 2));
}

/** Characters between two spaces. */
interface Run {
  readonly end: number;
  readonly isAddress: boolean;
}

function runAt(part: string, index: number): Run {
  const space = part.indexOf(' ', index);
  const end = space === -1 ? part.length : space;
  return { end, isAddress: ADDRESS.test(part.slice(part.lastIndexOf(' ', index) + 1, end)) };
}
