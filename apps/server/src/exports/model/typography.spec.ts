import { clean, date, hours, keepTogether } from './typography.js';

describe('typography', () => {
  it.each([
    ['36 ч и 45 мин', '36\u00a0ч и 45\u00a0мин'],
    ['порог 70 %', 'порог 70\u00a0%'],
    ['приказ № 266', 'приказ №\u00a0266'],
    ['по ст. 76 и п. 18', 'по ст.\u00a076 и п.\u00a018'],
    [
      'протокол от ____ ____________ 2027 г. № ____',
      'протокол от\u00a0____\u00a0____________\u00a02027\u00a0г. №\u00a0____',
    ],
    ['«___» ____________ 20___ г.', '«___»\u00a0____________\u00a020___\u00a0г.'],
    ['подпись ____________ / ____________', 'подпись ____________ / ____________'],
    ['36 человек', '36 человек'],
    ['и. 5', 'и. 5'],
  ])('keeps what belongs together on one line: %s', (text, expected) => {
    expect(keepTogether(text)).toBe(expected);
  });

  it('writes hours and dates as the language does', () => {
    expect([hours(1.5, 'ru'), hours(1.5, 'en'), hours(0, 'ru'), hours(null, 'ru'), hours(NaN, 'ru')]).toEqual([
      '1,5',
      '1.5',
      '0',
      '',
      '',
    ]);
    expect([date('2027-01-13', 'ru'), date('2027-01-13', 'en'), date('скоро', 'ru'), date(null, 'ru')]).toEqual([
      '13.01.2027',
      '13 January 2027',
      'скоро',
      '',
    ]);
  });

  it('takes out what no file format can hold', () => {
    expect(clean('а\0\u0008б\ud800в😀\uffff\tг\n')).toBe('абв😀\tг\n');
  });
});
