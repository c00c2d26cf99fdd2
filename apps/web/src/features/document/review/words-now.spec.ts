import { QUOTE_MAX, type AnchorPlace } from '@soproekt/documents';
import { wordsNow } from './words-now';

const about = (quote: string) => ({ anchor: { sectionId: 'a', quote } });
const text = (words: string, unchanged = false): AnchorPlace => ({
  kind: 'text',
  sectionId: 'a',
  from: 0,
  to: words.length,
  text: words,
  unchanged,
});

describe('wordsNow', () => {
  it('gives what a changed place reads by now', () => {
    expect(wordsNow(about('два месяца'), text('три месяца'))).toBe('три месяца');
    expect(wordsNow(about('два месяца'), text('два месяца', true))).toBeNull();
  });

  it('says nothing of a place that is gone, of sections and of whole rows', () => {
    const row = { kind: 'cell', sectionId: 'a', rowId: 'r', column: null, text: 'Тема 2', unchanged: false } as const;
    expect(wordsNow(about('а'), undefined)).toBeNull();
    expect(wordsNow(about('ИРО'), { kind: 'section', sectionId: 'a' })).toBeNull();
    expect(wordsNow(about('Тема 1'), row)).toBeNull();
    expect(wordsNow(about('3'), { ...row, column: 'hours', text: '2' })).toBe('2');
  });

  it('does not take a quote that was cut off for a change', () => {
    const quote = 'я'.repeat(QUOTE_MAX);
    expect(wordsNow(about(quote), text(`${quote}, и дальше`))).toBeNull();
  });
});
