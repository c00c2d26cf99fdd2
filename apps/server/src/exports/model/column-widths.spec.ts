import { columnWidths } from './column-widths.js';
import { cell, headCell } from './make.js';
import type { TableBlock } from './print-model.js';

const table = (widths: number[], ...words: string[]): TableBlock => ({
  type: 'table',
  widths,
  header: [words.map((word) => headCell(word))],
  rows: [words.map(() => cell('1'))],
});
const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);

describe('columnWidths', () => {
  it('keeps the shares when every word has room', () => {
    expect(columnWidths(table([1, 3], 'Код', 'Значение'), { width: 400, size: 12 })).toEqual([100, 300]);
  });

  it('gives a column the room of its longest word, at the cost of those that can spare it', () => {
    const [first = 0, second = 0, third = 0] = columnWidths(table([60, 10, 30], 'Тема', 'Практическая', 'Код'), {
      width: 400,
      size: 11,
    });
    expect(first).toBeLessThan(240);
    // Twelve bold letters of some six points.
    expect(second).toBeGreaterThan(72);
    expect(third).toBeGreaterThan(30);
    expect(sum([first, second, third])).toBeCloseTo(400);
  });

  it('shares out what there is when there is too little, and lets addresses break', () => {
    const widths = columnWidths(table([1, 1], 'Практическая', 'Самостоятельная'), { width: 100, size: 14 });
    expect(sum(widths)).toBeCloseTo(100);
    expect(Math.min(...widths)).toBeGreaterThan(20);
    const address = table([1, 3], `https://example.org/${'a'.repeat(80)}`, 'Код');
    expect(columnWidths(address, { width: 400, size: 12 })).toEqual([100, 300]);
  });

  it('counts a cell below a spanned one to its own column', () => {
    const spanned: TableBlock = {
      type: 'table',
      widths: [10, 10, 80],
      header: [
        [headCell('№', { rowSpan: 2 }), headCell('Часы', { colSpan: 2 })],
        [headCell('Практика'), headCell('Лекции')],
      ],
      rows: [],
    };
    const [number = 0, practice = 0] = columnWidths(spanned, { width: 300, size: 12 });
    expect(practice).toBeGreaterThan(50);
    expect(number).toBeLessThanOrEqual(30);
  });
});
