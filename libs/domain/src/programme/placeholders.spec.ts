import { hasPlaceholder, isWritten } from './placeholders.js';

describe('text of a template', () => {
  it.each([
    '…',
    ' ... ',
    'знает …',
    'Название темы',
    'Title of the module',
    'Дополнительная профессиональная программа «…»',
    'Форма, порядок проведения, условия допуска: …',
    '## Модуль 1. …\n\nТемы и содержание. …',
    '…\t…\t…',
  ])('%j is not written', (text) => {
    expect(isWritten(text)).toBe(false);
    expect(hasPlaceholder(text)).toBe(true);
  });

  it.each(['', ' \n'])('%j is neither written nor text of a template', (text) => {
    expect([isWritten(text), hasPlaceholder(text)]).toEqual([false, false]);
  });

  it.each(['знает нормы', 'Читать дальше…', 'от 1… до 5', 'Название темы урока'])('%j is written', (text) => {
    expect([isWritten(text), hasPlaceholder(text)]).toEqual([true, false]);
  });

  it('may stand beside what is written', () => {
    const text = 'Модуль 1. Нормы\nФорма контроля. …';
    expect([isWritten(text), hasPlaceholder(text)]).toEqual([true, true]);
  });
});
