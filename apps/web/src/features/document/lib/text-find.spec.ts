import { describe, expect, it } from '@jest/globals';
import { textSchema } from '@soproekt/editor';
import { findCells, findInDocument, findStarts, foldText, listMatches, stepMatch } from './text-find';

const any = { matchCase: false };
const doc = (...lines: string[]) =>
  textSchema.node(
    'doc',
    null,
    lines.map((line) => textSchema.node('paragraph', null, line === '' ? [] : [textSchema.text(line)])),
  );

describe('foldText', () => {
  it('keeps the length whatever the letters', () => {
    for (const text of ['Ёлка', 'İstanbul', 'ДПП №\u00a03', 'ß', '👩‍🏫 учитель']) {
      expect(foldText(text, any)).toHaveLength(text.length);
    }
  });

  it('takes ё for е and a no-break space for a space', () => {
    expect(foldText('Отчёт\u00a05', any)).toBe(foldText('отчет 5', any));
  });

  it('keeps case when asked to', () => {
    expect(foldText('План', { matchCase: true })).toBe('План');
  });
});

describe('findStarts', () => {
  it('finds matches that do not overlap', () => {
    expect(findStarts('ааааа', 'аа')).toEqual([0, 2]);
    expect(findStarts('план', '')).toEqual([]);
  });
});

describe('findInDocument', () => {
  it('gives positions that cover the found text', () => {
    const text = doc('Учебный план', '', 'План и планы');
    const matches = findInDocument(text, 'план', any);
    expect(matches.map(({ from, to }) => text.textBetween(from, to))).toEqual(['план', 'План', 'план']);
  });

  it('finds across marks but not across paragraphs', () => {
    const bold = textSchema.mark('bold');
    const text = textSchema.node('doc', null, [
      textSchema.node('paragraph', null, [textSchema.text('ито'), textSchema.text('говая', [bold])]),
      textSchema.node('paragraph', null, [textSchema.text('ито')]),
      textSchema.node('paragraph', null, [textSchema.text('говая')]),
    ]);
    expect(findInDocument(text, 'итоговая', any)).toEqual([{ from: 1, to: 9 }]);
  });

  it('counts a line break as one position', () => {
    const text = textSchema.node('doc', null, [
      textSchema.node('paragraph', null, [textSchema.text('а'), textSchema.node('hardBreak'), textSchema.text('б')]),
    ]);
    expect(findInDocument(text, 'б', any)).toEqual([{ from: 3, to: 4 }]);
  });
});

describe('walking through matches', () => {
  it('lists the title before the text, and the text before the cells', () => {
    const cell = { rowId: 'r1', column: 'title' };
    expect(
      listMatches([
        { id: 'a', inTitle: true, inText: 1, inCells: [cell] },
        { id: 'b', inTitle: false, inText: 2, inCells: [] },
      ]),
    ).toEqual([
      { sectionId: 'a', index: -1 },
      { sectionId: 'a', index: 0 },
      { sectionId: 'a', index: -1, cell },
      { sectionId: 'b', index: 0 },
      { sectionId: 'b', index: 1 },
    ]);
  });

  it('finds cells by what they show, each once', () => {
    const texts = ['План и план', '', 'Отчёт', 'Планы'].map((text, i) => ({ rowId: `r${i}`, column: 'title', text }));
    expect(findCells(texts, 'план', any).map(({ rowId }) => rowId)).toEqual(['r0', 'r3']);
    expect(findCells(texts, 'отчет', any).map(({ rowId }) => rowId)).toEqual(['r2']);
    expect(findCells(texts, 'план', { matchCase: true })).toEqual([{ rowId: 'r0', column: 'title' }]);
    expect(findCells(texts, '', any)).toEqual([]);
  });

  it('wraps around at both ends', () => {
    expect(stepMatch(3, -1, 1)).toBe(0);
    expect(stepMatch(3, -1, -1)).toBe(2);
    expect(stepMatch(3, 2, 1)).toBe(0);
    expect(stepMatch(3, 0, -1)).toBe(2);
    expect(stepMatch(0, 0, 1)).toBe(-1);
  });
});
