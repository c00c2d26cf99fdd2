import { wordDiff, type DiffPart } from '../review/word-diff';
import { pairLines, type LinePair } from './pair-lines';
import { shortenSame } from './shorten-same';
import { smoothWords } from './smooth-words';

/** A paragraph or a row of a table as it differs; `fold`: unchanged ones that are left out. */
export type DiffBlock =
  | { readonly kind: 'same' | 'changed' | 'gone' | 'new'; readonly parts: readonly DiffPart[] }
  | { readonly kind: 'fold' };

type Step = { readonly same: string } | LinePair;

/** Beyond so many pairs of lines, all between the first and the last difference counts as changed. */
const MOST_LINES = 1_000_000;
/** Pairs of letters that are compared word by word in one section; what is beyond is shown as taken out and put in. */
export const MOST_LETTERS = 8_000_000;

/** Paragraphs and rows; cells of a row are set apart by a dot. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.split('\t').join(' · ').trim())
    .filter((line) => line !== '');
}

/** What differs between two plain texts: by lines first, then by words within a line that was changed. */
export function textDiff(before: string, after: string): readonly DiffBlock[] {
  const steps = alignLines(linesOf(before), linesOf(after));
  let letters = MOST_LETTERS;
  const blocks = steps.flatMap((step): Exclude<DiffBlock, { kind: 'fold' }>[] => {
    if ('same' in step) return [{ kind: 'same', parts: [{ kind: 'same', text: step.same }] }];
    const gone = { kind: 'gone', parts: [{ kind: 'gone', text: step.before ?? '' }] } as const;
    const fresh = { kind: 'new', parts: [{ kind: 'new', text: step.after ?? '' }] } as const;
    if (step.after === null) return [gone];
    if (step.before === null) return [fresh];
    letters -= step.before.length * step.after.length;
    return letters < 0 ? [gone, fresh] : [{ kind: 'changed', parts: smoothWords(wordDiff(step.before, step.after)) }];
  });
  return fold(blocks);
}

/** Unchanged lines are left out, but for one at each side of a change. */
function fold(blocks: readonly Exclude<DiffBlock, { kind: 'fold' }>[]): DiffBlock[] {
  const changes = (i: number): boolean => (blocks[i]?.kind ?? 'same') !== 'same';
  const folded: DiffBlock[] = [];
  blocks.forEach((block, i) => {
    if (block.kind !== 'same' || changes(i - 1) || changes(i + 1)) {
      // Of a line beside a change, the end or the beginning that is nearer to it.
      const shown = shortenSame(block.parts, changes(i - 1), changes(i + 1));
      folded.push({ ...block, parts: block.kind === 'same' || block.kind === 'changed' ? shown : block.parts });
    } else if (folded.at(-1)?.kind !== 'fold') {
      folded.push({ kind: 'fold' });
    }
  });
  return folded.length === 1 && folded[0]?.kind === 'fold' ? [] : folded;
}

/** Longest common subsequence of lines; what lies between two common ones is paired. */
function alignLines(before: readonly string[], after: readonly string[]): Step[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [
    ...before.slice(0, start).map((same) => ({ same })),
    ...between(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map((same) => ({ same })),
  ];
}

function between(a: readonly string[], b: readonly string[]): Step[] {
  if (a.length * b.length > MOST_LINES) return pairLines(a, b);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step[] = [];
  let gone: string[] = [];
  let fresh: string[] = [];
  const flush = (): void => {
    steps.push(...pairLines(gone, fresh));
    [gone, fresh] = [[], []];
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      flush();
      steps.push({ same: left });
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      gone.push(left ?? '');
      i += 1;
    } else {
      fresh.push(right);
      j += 1;
    }
  }
  flush();
  return steps;
}
