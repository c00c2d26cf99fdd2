import { abbreviationsIn } from './abbreviation-scan.js';

describe('abbreviationsIn', () => {
  it('finds words of two to six capitals, Cyrillic and Latin, each once', () => {
    expect(abbreviationsIn('Занятия ведут ИРО и ЦНППМ (см. LMS), ИРО – вместе с МБОУ.')).toEqual([
      'ИРО',
      'ЦНППМ',
      'LMS',
      'МБОУ',
    ]);
    expect(abbreviationsIn('ИКТ-компетенции и ЭО/ДОТ, «ФГОС»')).toEqual(['ИКТ', 'ЭО', 'ДОТ', 'ФГОС']);
  });

  it.each([
    ['single letters', 'Часть А, раздел Б и я'],
    ['mixed words', 'по СанПиН и в ВУЗе, МРОТами'],
    ['codes with digits', 'ПР1–ПР4, закон № 273-ФЗ, B2B'],
    ['Roman numerals', 'этап II, век XXI, глава XIV, ХХ век'],
    ['addresses', 'писать на INFO@EXAMPLE.RU или https://EXAMPLE.RU/PDF, www.ABC.ru'],
    ['headings', 'УТВЕРЖДАЮ\nЦЕЛЬ И ВИД ПРОГРАММЫ\nЦЕЛЬ\n'],
    ['sentences in capitals', 'Внимание. ПРОСЬБА НЕ ШУМЕТЬ! Идёт занятие.'],
    ['longer words', 'слово ПРОГРАММА в тексте'],
  ])('leaves out %s', (_what, text) => {
    expect(abbreviationsIn(text)).toEqual([]);
  });

  it('tells several words without a space between them from an address beside them', () => {
    expect(abbreviationsIn('по ЭО/ДОТ, INFO@EXAMPLE.RU/PDF и LMS/ИКТ')).toEqual(['ЭО', 'ДОТ', 'LMS', 'ИКТ']);
  });

  it('judges a run without spaces once, however many words are in it', () => {
    expect(abbreviationsIn('x' + 'AB/'.repeat(300_000) + '@')).toEqual([]);
  });
});
