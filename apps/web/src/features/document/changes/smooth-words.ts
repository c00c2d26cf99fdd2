import type { DiffPart } from '../review/word-diff';

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Where word after word was replaced, only the spaces between them are the same: such a stretch reads as one piece that was
 * taken out and one that was put in.
 */
export function smoothWords(parts: readonly DiffPart[]): readonly DiffPart[] {
  const smooth: DiffPart[] = [];
  let run: DiffPart[] = [];
  const flush = (): void => {
    // What is the same at the end of a run belongs to what follows.
    const tail = run.at(-1)?.kind === 'same' ? run.splice(-1) : [];
    smooth.push(...joined(run), ...tail);
    run = [];
  };
  for (const part of parts) {
    if (part.kind !== 'same') {
      run.push(part);
    } else if (run.length > 0 && !LETTER.test(part.text)) {
      run.push(part);
    } else {
      flush();
      smooth.push(part);
    }
  }
  flush();
  return smooth;
}

/** One piece taken out and one put in, where there are words in both. */
function joined(run: readonly DiffPart[]): readonly DiffPart[] {
  const side = (kind: 'gone' | 'new'): string =>
    run
      .filter((part) => part.kind === kind || part.kind === 'same')
      .map(({ text }) => text)
      .join('');
  const has = (kind: 'gone' | 'new'): boolean => run.some((part) => part.kind === kind && LETTER.test(part.text));
  if (!has('gone') || !has('new')) return run;
  return [
    { kind: 'gone', text: side('gone') },
    { kind: 'new', text: side('new') },
  ];
}
