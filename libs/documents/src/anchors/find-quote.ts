import type { Anchor } from './anchor.js';

/** A quote so long is taken for the same text wherever it stands alone in the document. */
const TELLING = 12;
/** A shorter one needs so many characters around it that are the same as well. */
const NEIGHBOURS = 8;
/** No more places of one quote are compared: the word «и» stands everywhere. */
const MOST_PLACES = 500;

const WORD = /^[\p{L}\p{N}]$/u;

interface Candidate {
  readonly sectionId: string;
  readonly from: number;
  readonly to: number;
  /** Characters around it that are as they were. */
  readonly score: number;
}

/** Whether two texts have the same words, however they are spaced. */
export function sameWords(a: string, b: string): boolean {
  return a === b || words(a) === words(b);
}

/**
 * Looks for a range by its words and what stood around them. Of several places that with the most of its old neighbourhood wins; where
 * two have as much, only one in the anchor's own section does.
 */
export function findQuote(
  anchor: Pick<Anchor, 'sectionId' | 'quote' | 'before' | 'after'>,
  sections: readonly { readonly id: string; readonly string: string }[],
): { sectionId: string; from: number; to: number } | null {
  const { quote, before = '', after = '' } = anchor;
  const isPlace = quote === '';
  const needle = isPlace ? before.slice(-NEIGHBOURS) + after.slice(0, NEIGHBOURS) : quote;
  if (needle.trim() === '' || (isPlace && needle.length < NEIGHBOURS)) return null;
  const lead = isPlace ? Math.min(before.length, NEIGHBOURS) : 0;
  const found: Candidate[] = [];
  for (const { id, string } of sections) {
    for (let at = string.indexOf(needle); at >= 0 && found.length < MOST_PLACES; at = string.indexOf(needle, at + 1)) {
      const from = at + lead;
      const to = from + quote.length;
      const score = commonEnd(string, from, before) + commonStart(string, to, after);
      found.push({ sectionId: id, from, to, score });
    }
  }
  const best = Math.max(...found.map(({ score }) => score), -1);
  const winners = found.filter(({ score }) => score === best);
  const own = winners.filter(({ sectionId }) => sectionId === anchor.sectionId);
  const winner = winners.length === 1 ? winners[0] : own.length === 1 ? own[0] : undefined;
  if (!winner) return null;
  const telling = quote.trim().length >= TELLING && found.length === 1;
  return telling || winner.score >= Math.min(NEIGHBOURS, before.length + after.length) ? winner : null;
}

/**
 * Looks for the words where a rest of them stands: those that touch the range, of several those with the most of their neighbourhood.
 * What goes on as another word is not them: «год» is not in «годовой».
 */
export function quoteBeside(
  { quote, before = '', after = '' }: Pick<Anchor, 'quote' | 'before' | 'after'>,
  string: string,
  range: { readonly from: number; readonly to: number },
): { from: number; to: number } | null {
  if (quote.trim() === '') return null;
  let best: { from: number; to: number; score: number } | null = null;
  let from = string.indexOf(quote, Math.max(0, range.from - quote.length));
  for (let count = 0; from >= 0 && from <= range.to && count < MOST_PLACES; count++) {
    const to = from + quote.length;
    const score = commonEnd(string, from, before) + commonStart(string, to, after);
    const cut =
      cutsWord(string, from, string.charAt(from - 1), before.at(-1)) ||
      cutsWord(string, to - 1, string.charAt(to), after.charAt(0));
    if (!cut && (!best || score > best.score)) best = { from, to, score };
    from = string.indexOf(quote, from + 1);
  }
  return best && { from: best.from, to: best.to };
}

/** Whether a word goes on beside the character, otherwise than it did. */
const cutsWord = (string: string, at: number, beside: string, old: string | undefined): boolean =>
  beside !== old && WORD.test(beside) && WORD.test(string.charAt(at));

function commonEnd(string: string, at: number, wanted: string): number {
  let count = 0;
  while (count < wanted.length && count < at && string[at - 1 - count] === wanted[wanted.length - 1 - count]) count++;
  return count;
}

function commonStart(string: string, at: number, wanted: string): number {
  let count = 0;
  while (count < wanted.length && string[at + count] === wanted[count]) count++;
  return count;
}

function words(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
