import { isBlank, plainRemark, withoutLinks } from './review-text.js';

describe('plainRemark', () => {
  it.each([
    ['Что скажет [@Игорь](user:00000000-0000-4000-8000-000000000001)?', 'Что скажет @Игорь?'],
    ['См. [портал](https://example.org/) и **пункт 2**', 'См. портал и пункт 2'],
    ['> Цитата\n\n\n\n_Ответ_: `a_b`', 'Цитата\n\nОтвет: a_b'],
    ['2 * 3 = 6, а 5 < 7', '2 * 3 = 6, а 5 < 7'],
    ['имя_файла_итог', 'имя_файла_итог'],
    ['1\\. Не список', '1. Не список'],
    ['**раз** и **два ** не так**, ~~три~~ `четыре', 'раз и два ** не так, три `четыре'],
    ['``a`` и \\**б', 'a и **б'],
    ['[статья](https://ru.wikipedia.org/wiki/План_(значения)) и [это](x', 'статья и [это](x'],
  ])('%j', (body, text) => {
    expect(plainRemark(body)).toBe(text);
  });
});

describe('isBlank', () => {
  it.each(['', ' \n\t', '\u200b\u200d\u2060\ufeff', '\u00ad\u00a0', '\u3164\u2800', '\u202e\u2066'])('%j', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it.each(['.', ' 0 ', '\u200bа', '👍', '❤️', '№'])('not %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a hostile body', () => {
  const times = (text: string): string => text.repeat(Math.ceil(200_000 / text.length));

  // Of what looks on from every sign to the end this would take minutes.
  it.each([
    '[',
    '![',
    '[@',
    '[a](',
    '[a](x(',
    '[a]()[',
    '`',
    '`a ',
    '``a `b ',
    '**a ',
    '__a ',
    '*a ',
    '* a*',
    '> ',
    '\\',
    ' ',
  ])('of nothing but %j is read once', (text) => {
    expect(plainRemark(times(text)).length).toBeLessThanOrEqual(200_010);
    expect(withoutLinks(times(text)).length).toBeLessThanOrEqual(200_010);
  });
});
