import type { Anchor } from './anchor.js';

/** A quote so long is taken for the same text wherever it stands alone in the document. */
const TELLING = 12;
/** A shorter one needs so many characters around it that are the same as well. */
const NEIGHBOURS = 8;
/** No more places of one quote are compared: the word «и» stands everywhere. */
const MOST_PLACES = 500;

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
