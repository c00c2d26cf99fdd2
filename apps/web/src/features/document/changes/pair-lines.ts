const WORD = /[\p{L}\p{N}]+/gu;
/** Lines that share fewer words than this are different lines, not one that was changed. */
const ALIKE = 0.35;
/** Beyond so many pairs, lines are paired in their order. */
const MOST_PAIRS = 900;

/** A line that is gone, one that is new, or one in two versions. */
export type LinePair =
  | { readonly before: string; readonly after: string }
  | { readonly before: string; readonly after: null }
  | { readonly before: null; readonly after: string };

/** Share of words that two lines have in common, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}

const wordsOf = (line: string): Set<string> => new Set(line.toLocaleLowerCase('ru').match(WORD) ?? [line]);

/** Finds which of the new lines is which of the old ones, changed, with the order kept. */
export function pairLines(before: readonly string[], after: readonly string[]): LinePair[] {
  const [a, b] = [before.map(wordsOf), after.map(wordsOf)];
  if (a.length * b.length > MOST_PAIRS) return inOrder(before, after);
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  const like = (i: number, j: number): number => {
    const value = likeness(a[i] ?? new Set(), b[j] ?? new Set());
    return value >= ALIKE ? value : 0;
  };
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const value = like(i, j);
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), value > 0 ? value + at(i + 1, j + 1) : 0);
    }
  }
  const pairs: LinePair[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const value = i < a.length && j < b.length ? like(i, j) : 0;
    if (value > 0 && at(i, j) === value + at(i + 1, j + 1)) {
      pairs.push({ before: before[i++] ?? '', after: after[j++] ?? '' });
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      pairs.push({ before: before[i++] ?? '', after: null });
    } else {
      pairs.push({ before: null, after: after[j++] ?? '' });
    }
  }
  return pairs;
}

function inOrder(before: readonly string[], after: readonly string[]): LinePair[] {
  const length = Math.min(before.length, after.length);
  return [
    ...before.slice(0, length).map((line, i) => ({ before: line, after: after[i] ?? '' })),
    ...before.slice(length).map((line) => ({ before: line, after: null })),
    ...after.slice(length).map((line) => ({ before: null, after: line })),
  ];
}
