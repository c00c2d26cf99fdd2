import { endSentence, quoted } from './quoted.js';

describe('quoted', () => {
  it('leaves out the spaces around, if there is anything else', () => {
    expect(quoted(' подобрано по ', 'ru')).toBe('подобрано по');
    expect(quoted('\u00a0', 'ru')).toBe('\u00a0');
  });
});

describe('endSentence', () => {
  it.each([
    ['Добавить: «год»', 'Добавить: «год».'],
    ['Добавить: «Год.»', 'Добавить: «Год.»'],
    ['Исключить: «Зачем?»', 'Исключить: «Зачем?»'],
    ['Add: “And so on…”', 'Add: “And so on…”'],
  ])('%s', (text, sentence) => {
    expect(endSentence(text)).toBe(sentence);
  });
});
