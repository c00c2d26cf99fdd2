import { afterEach, describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { readHours, readHoursNotation, readKindHours, readNumber, showHoursNotation, showNumber } from './read-number';

describe('readHours', () => {
  it.each([
    ['2', 2],
    ['1,5', 1.5],
    ['1.5', 1.5],
    [' 0 ', 0],
    ['½', 0.5],
    ['1½', 1.5],
    ['6 ч', 6],
    ['6 часов', 6],
    ['1\u00a0000', 1000],
    ['2,', 2],
    [',5', 0.5],
  ])('reads %j as %j', (text, hours) => {
    expect(readHours(text)).toBe(hours);
  });

  it.each(['', ' ', '-', '–', '—', '\u00a0', 'нет'])('takes %j for nothing', (text) => {
    expect(readHours(text)).toBeNull();
  });

  it.each(['abc', '1,3', '-1', '1/2', '1,5,5', '2 лекции', '1e3', '0x10', 'Infinity', '99999'])(
    'does not take %j for hours',
    (text) => {
      expect(readHours(text)).toBeUndefined();
    },
  );
});

describe('readNumber', () => {
  it('also takes what is neither whole nor half, and less than nothing', () => {
    expect(readNumber('2,25')).toBe(2.25);
    expect(readNumber('−3')).toBe(-3);
    expect(readNumber('2 026')).toBe(2026);
  });
});

describe('showNumber', () => {
  it('writes a decimal comma and no more digits than count', () => {
    expect(showNumber(1.5)).toBe('1,5');
    expect(showNumber(0.1 + 0.2)).toBe('0,3');
    expect(showNumber(0)).toBe('0');
    expect(showNumber(null)).toBe('');
  });
});

describe('hours by kind', () => {
  it('goes there and back', () => {
    expect(readHoursNotation('4/6,5/', 3)).toEqual([4, 6.5, null]);
    expect(readHoursNotation('4', 3)).toEqual([4, null, null]);
    expect(readHoursNotation('–', 3)).toEqual([null, null, null]);
    expect(showHoursNotation([4, 6.5, null])).toBe('4/6,5/0');
    expect(showHoursNotation([null, null, null])).toBe('');
  });

  it('refuses what has too many kinds or is no number', () => {
    expect(readHoursNotation('1/2/3/4', 3)).toBeUndefined();
    expect(readHoursNotation('1/x/3', 3)).toBeUndefined();
  });
});

describe('a number as it is shown', () => {
  const { language } = i18next;
  afterEach(() => {
    i18next.language = language;
  });

  it('has the decimal mark of the language, and either is read', () => {
    expect(showNumber(10.5)).toBe('10,5');
    i18next.language = 'en';
    expect(showNumber(10.5)).toBe('10.5');
    expect([readHours('10,5'), readHours('10.5')]).toEqual([10.5, 10.5]);
  });
});

describe('hours that name their kinds', () => {
  const kinds = ['lectures', 'practice', 'selfStudy', 'internship'];

  it.each([
    ['Л2 П4 СР2', [2, 4, 2, null]],
    ['л2п4ср2', [2, 4, 2, null]],
    ['лек. 1,5 ч, прак. 4', [1.5, 4, null, null]],
    ['П4', [null, 4, null, null]],
    ['СР 2; СТ 6', [null, null, 2, 6]],
    ['L2 P4 S½', [2, 4, 0.5, null]],
    ['4/6/5', [4, 6, 5, null]],
    ['–', [null, null, null, null]],
  ])('reads %j', (text, hours) => {
    expect(readKindHours(text, kinds)).toEqual(hours);
  });

  it('takes a bare number only where there is one kind', () => {
    expect(readKindHours('40', kinds)).toBeUndefined();
    expect(readKindHours('40', kinds, 'practice')).toEqual([null, 40, null, null]);
  });

  it.each(['Л2 Л3', 'Х2', 'Л2 П', 'Л2 4', 'Л1,3', 'лекции', '4 6 5'])('does not take %j', (text) => {
    expect(readKindHours(text, kinds, 'lectures')).toBeUndefined();
  });
});
