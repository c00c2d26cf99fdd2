import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import { oneLine, replaceText, textChange } from './title.js';

const seed = testSeed();
const text = fc
  .array(fc.constantFrom('а', 'б', 'б', '😀', '😁', '👩‍🏫', ' '), { maxLength: 10 })
  .map((parts) => parts.join(''));

describe(`replaceText (seed ${seed})`, () => {
  it('turns any text into any other without splitting a pair', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = textChange(before, after);
        if (change) {
          expect(change.insert).not.toMatch(/\p{Cs}/u);
          expect(before.slice(change.index, change.index + change.remove)).not.toMatch(/\p{Cs}/u);
        }
        const doc = new Y.Doc();
        const yText = doc.getText('t');
        yText.insert(0, before);
        replaceText(yText, after);
        expect(yText.toString()).toBe(after);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('changes only the part that differs', () => {
    expect(textChange('План работы', 'План большой работы')).toEqual({ index: 5, remove: 0, insert: 'большой ' });
    expect(textChange('a😀b', 'a😁b')).toEqual({ index: 1, remove: 2, insert: '😁' });
    expect(textChange('same', 'same')).toBeNull();
  });
});

describe('oneLine', () => {
  it('folds line breaks, drops lone surrogates, counts code points', () => {
    expect(oneLine('a\r\nb\tc', 10)).toBe('a b c');
    expect(oneLine('a\ud800b', 10)).toBe('ab');
    expect(oneLine('😀😀😀', 2)).toBe('😀😀');
  });
});
