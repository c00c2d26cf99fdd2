import { describe, expect, it } from '@jest/globals';
import { choiceColumn, notationColumn, refsCell, refsColumn, textColumn } from './columns';

const results = ['ПР1', 'ПР2', 'ПР3', 'ПР4'].map((label, i) => ({ value: `r${i + 1}`, label }));
const parties = [
  { value: 'iro', label: 'ИРО', detail: 'Институт развития образования', hue: 0 },
  { value: 'univ', label: 'СРПУ', hue: 1 },
];
const base = { key: 'x', title: 'X', width: 80 };

describe('refsColumn', () => {
  const column = refsColumn({ ...base, options: results });

  it.each([
    ['ПР1', ['r1']],
    ['ПР1, ПР3', ['r1', 'r3']],
    ['пр1; ПР1', ['r1']],
    ['ПР1–ПР4', ['r1', 'r2', 'r3', 'r4']],
    ['ПР2-ПР3', ['r2', 'r3']],
    ['ПР1 ПР2', ['r1', 'r2']],
    ['ПР1\nПР2', ['r1', 'r2']],
  ])('reads %j', (text, value) => {
    expect(column.read(text)).toEqual({ value });
  });

  it('takes a dash for nothing, and does not take what it does not know', () => {
    expect(column.read('–')).toEqual({ value: null });
    expect(column.read('ПР1, ПР9')).toBeNull();
  });

  it('knows institutions by either name and a word for all of them', () => {
    const institutions = refsColumn({
      ...base,
      options: parties,
      words: (text) => (text.trim() === 'совместно' ? ['iro', 'univ'] : null),
    });
    expect(institutions.read('Институт развития образования')).toEqual({ value: ['iro'] });
    expect(institutions.read('ИРО, СРПУ')).toEqual({ value: ['iro', 'univ'] });
    expect(institutions.read('совместно')).toEqual({ value: ['iro', 'univ'] });
  });

  it('takes anything where values are free', () => {
    expect(refsColumn({ ...base, options: [], free: true }).read('01.011 B/02.7, B/03.7')).toEqual({
      value: ['01.011 B/02.7', 'B/03.7'],
    });
  });
});

describe('refsCell', () => {
  it('passes over references that lead nowhere, and keeps them', () => {
    expect(refsCell(['r2', 'gone', 'r1'], results)).toEqual({ value: ['r2', 'gone', 'r1'], text: 'ПР2, ПР1' });
  });

  it('shows institutions with their colours', () => {
    expect(refsCell(['univ'], parties).parts).toEqual([{ text: 'СРПУ', hue: 1 }]);
  });
});

describe('other columns', () => {
  it('chooses by label or detail, whatever the case', () => {
    const column = choiceColumn({ ...base, options: [{ value: 's1', label: 'НПР', detail: 'нормативно-правовой' }] });
    expect(column.read('нпр')).toEqual({ value: 's1' });
    expect(column.read('Нормативно-правовой')).toEqual({ value: 's1' });
    expect(column.read('ПМР')).toBeNull();
  });

  it('keeps lines only where they are wanted', () => {
    expect(textColumn(base).read('а\nб')).toEqual({ value: 'а б' });
    expect(textColumn({ ...base, multiline: true }).read('а\r\nб')).toEqual({ value: 'а\nб' });
    expect(textColumn(base).read('  ')).toEqual({ value: null });
  });

  it('reads hours by kind', () => {
    const column = notationColumn({
      ...base,
      parts: [
        { key: 'lectures', label: 'Лекции' },
        { key: 'practice', label: 'Практика' },
      ],
    });
    expect(column.read('4/6.5')).toEqual({ value: '4/6,5' });
    expect(column.read('/')).toEqual({ value: null });
    expect(column.read('4/6/5')).toBeNull();
    expect(column.read('П6 Л4')).toEqual({ value: '4/6' });
    expect(column.read('40')).toBeNull();
    expect(column.read('40', { value: null, text: '', onlyKind: 'practice' })).toEqual({ value: '/40' });
  });
});
