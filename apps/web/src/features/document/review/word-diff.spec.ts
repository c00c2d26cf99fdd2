import fc from 'fast-check';
import { wordDiff } from './word-diff';

const shown = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('wordDiff', () => {
  it('marks the words that differ', () => {
    expect(shown('на два месяца, очно', 'на три месяца, очно')).toBe('на [-два][+три] месяца, очно');
    expect(shown('4,5 часа', '6 часов')).toBe('[-4,5][+6] [-часа][+часов]');
  });

  it('marks what is only added or only gone', () => {
    expect(shown('', 'слово')).toBe('[+слово]');
    expect(shown('слово', '')).toBe('[-слово]');
    expect(shown('один два', 'один или два')).toContain('[+или');
  });

  it('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('а', 'б', ' ', ', ', '\n', '7,5', '🙂')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordDiff(before, after);
        const side = (kind: 'gone' | 'new') =>
          parts.flatMap((part) => (part.kind === 'same' || part.kind === kind ? [part.text] : [])).join('');
        expect([side('gone'), side('new')]).toEqual([before, after]);
      }),
    );
  });

  it('does not compare texts beyond measure', () => {
    const before = Array.from({ length: 3000 }, (_, i) => `а${i}`).join(' ');
    expect(wordDiff(before, before.replaceAll('а', 'б')).length).toBeLessThan(4);
  });
});
