import * as Y from 'yjs';
import {
  addRow,
  addRows,
  addSection,
  calendarHours,
  cellText,
  fieldText,
  listRows,
  moveRow,
  observeProgramme,
  observeRows,
  removeRow,
  restoreRow,
  sectionFields,
  sectionFragment,
  setCalendarHours,
  setCell,
  setCells,
  setField,
  setSectionTitle,
} from '../index.js';
import { MINE, plan, titles, replica, merge, undoOf } from './testing/plan.js';

describe('cells', () => {
  it('of one row are changed by two people at once', () => {
    const { doc, id, m1 } = plan();
    const other = replica(doc);
    setCell(doc, id, m1, 'lectures', 2);
    setCell(doc, id, m1, 'title', 'Модуль М1');
    setCell(other, id, m1, 'practice', 4);
    setCell(other, id, m1, 'title', 'М1: нормы');
    merge(doc, other);
    for (const one of [doc, other]) {
      expect(listRows(one, id)[0]?.cells).toMatchObject({ lectures: 2, practice: 4, title: 'Модуль М1: нормы' });
    }
  });

  it('keep both texts that are begun at once in an empty cell', () => {
    const { doc, id, m1 } = plan();
    const other = replica(doc);
    setCell(doc, id, m1, 'control', 'Тест');
    setCell(other, id, m1, 'control', 'Кейс');
    merge(doc, other);
    expect(cellText(doc, id, m1, 'control')?.toString()).toMatch(/^(ТестКейс|КейсТест)$/);
  });

  it.each([
    ['lectures', '2'],
    ['lectures', Number.NaN],
    ['lectures', Infinity],
    ['lectures', true],
    ['title', 5],
    ['implementers', 'i'],
    ['implementers', [1] as unknown as string[]],
    ['planSection', ['x']],
  ])('do not take what does not fit: %s %p', (column, value) => {
    const { doc, id, m1 } = plan();
    const before = listRows(doc, id);
    expect(setCell(doc, id, m1, column, value as string)).toBe(false);
    expect(listRows(doc, id)).toEqual(before);
  });

  it('take lists without doubles, dates that exist, choices that are known', () => {
    const doc = new Y.Doc();
    const id = addSection(doc, { kind: 'passport' });
    expect(setField(doc, id, 'organisations', ['a', 'b', 'a', ''])).toBe(true);
    expect(setField(doc, id, 'approvedOn', '2026-02-30')).toBe(false);
    expect(setField(doc, id, 'startsOn', '2026-02-28')).toBe(true);
    expect(setField(doc, id, 'programmeType', 'pk')).toBe(true);
    expect(setField(doc, id, 'form', 'at night')).toBe(false);
    expect(setField(doc, id, 'distance', false)).toBe(true);
    expect(setField(doc, id, 'goal', 'раз\r\nдва')).toBe(true);
    expect(setField(doc, id, 'term', 'три\nнедели')).toBe(true);
    expect(sectionFields(doc, id)).toMatchObject({
      organisations: ['a', 'b'],
      approvedOn: null,
      startsOn: '2026-02-28',
      programmeType: 'pk',
      form: null,
      distance: false,
      goal: 'раз\nдва',
      term: 'три недели',
    });
    expect(fieldText(doc, id, 'goal')?.toString()).toBe('раз\nдва');
    expect(fieldText(doc, id, 'form')).toBeNull();
    for (const field of ['organisations', 'programmeType', 'goal', 'startsOn']) setField(doc, id, field, null);
    expect(Object.values(sectionFields(doc, id)).filter((value) => value !== null)).toEqual([false, 'три недели']);
  });

  it('write nothing when nothing changes', () => {
    const { doc, id, m1, t } = plan();
    setCell(doc, id, m1, 'results', ['a']);
    let updates = 0;
    doc.on('update', () => updates++);
    expect(setCell(doc, id, m1, 'title', 'М1')).toBe(true);
    expect(setCell(doc, id, t[0] ?? '', 'lectures', 1)).toBe(true);
    expect(setCell(doc, id, m1, 'results', ['a', 'a'])).toBe(true);
    expect(setCell(doc, id, m1, 'total', null)).toBe(true);
    expect(moveRow(doc, id, m1, { toIndex: 0 })).toBe(true);
    expect(restoreRow(doc, id, m1)).toBe(true);
    expect(updates).toBe(0);
  });

  it('are written many at once in one transaction', () => {
    const { doc, id, m1, m2 } = plan();
    let updates = 0;
    doc.on('update', () => updates++);
    const changes = [
      { rowId: m1, column: 'lectures', value: 2 },
      { rowId: m2, column: 'title', value: 'Второй' },
      { rowId: m2, column: 'practice', value: 'нет' },
    ];
    expect(setCells(doc, id, changes, { origin: MINE })).toBe(2);
    expect(updates).toBe(1);
  });
});

describe('undo', () => {
  it('of an added row hides it and keeps what others wrote in it', () => {
    const { doc, id } = plan();
    const undo = undoOf(doc);
    const added = addRow(doc, id, { type: 'module', cells: { title: 'Новый' }, origin: MINE });
    const other = replica(doc);
    setCell(other, id, added, 'title', 'Новый модуль');
    setCell(other, id, added, 'practice', 6);
    merge(doc, other);
    undo.undo();
    expect(titles(doc, id)).not.toContain('Новый модуль');
    merge(doc, other);
    expect(listRows(other, id, { removed: true })).toMatchObject([{ id: added, cells: { practice: 6 } }]);
    undo.redo();
    expect(listRows(doc, id).at(-1)?.cells).toMatchObject({ title: 'Новый модуль', practice: 6 });
  });

  it('of many rows is one step', () => {
    const { doc, id } = plan();
    const undo = undoOf(doc);
    const updates: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => updates.push(origin));
    addRows(doc, id, [{ type: 'module', localId: 'x' }, { type: 'topic', parentId: 'x' }, { type: 'module' }], {
      origin: MINE,
    });
    expect(updates).toHaveLength(2);
    expect(updates[1]).toBe(MINE);
    expect(listRows(doc, id)).toHaveLength(8);
    undo.undo();
    expect(listRows(doc, id)).toHaveLength(5);
    expect(undo.canUndo()).toBe(false);
  });

  it('takes back cells, moves and removals', () => {
    const { doc, id, m1, t } = plan();
    const undo = undoOf(doc);
    const before = listRows(doc, id);
    const options = { origin: MINE };
    setCell(doc, id, m1, 'title', 'другой', options);
    setCell(doc, id, m1, 'lectures', 3, options);
    moveRow(doc, id, t[2] ?? '', { parentId: m1, toIndex: 0 }, options);
    removeRow(doc, id, m1, { by: 'u' }, options);
    while (undo.canUndo()) undo.undo();
    expect(listRows(doc, id)).toEqual(before);
  });

  it('does not take away a text that another types in', () => {
    const doc = new Y.Doc();
    const id = addSection(doc, { kind: 'passport' });
    (doc.getMap('sections').get(id) as Y.Map<Y.Map<unknown>>).get('fields')?.delete('goal');
    const undo = undoOf(doc);
    setField(doc, id, 'goal', 'Моё', { origin: MINE });
    const other = replica(doc);
    fieldText(other, id, 'goal')?.insert(3, ' и чужое');
    merge(doc, other);
    undo.undo();
    expect(sectionFields(doc, id)['goal']).toBe(' и чужое');
  });
});

describe('hours of the calendar', () => {
  it('lie in the period, one key for each row and kind', () => {
    const { doc, m1, m2, id } = plan();
    const calendar = addSection(doc, { kind: 'calendar' });
    const week = addRow(doc, calendar, { type: 'period', cells: { title: 'Неделя 1' } });
    const other = replica(doc);
    expect(setCalendarHours(doc, calendar, week, m1, 'lectures', 2)).toBe(true);
    expect(setCalendarHours(other, calendar, week, m2, 'practice', 0.5)).toBe(true);
    merge(doc, other);
    expect(calendarHours(doc, calendar, week, m1, 'lectures')).toBe(2);
    expect(calendarHours(doc, calendar, week, m2, 'practice')).toBe(0.5);
    expect(setCalendarHours(doc, calendar, week, m1, 'lectures', Number.NaN)).toBe(false);
    expect(setCalendarHours(doc, id, m1, m1, 'lectures', 1)).toBe(false);
    setCalendarHours(doc, calendar, week, m1, 'lectures', null);
    expect(calendarHours(doc, calendar, week, m1, 'lectures')).toBeNull();
  });
});

describe('observers', () => {
  it('tell of the rows of their section, and of the whole programme', () => {
    const { doc, id, m1 } = plan();
    const calls = { rows: 0, programme: 0 };
    const ends = [observeRows(doc, id, () => calls.rows++), observeProgramme(doc, () => calls.programme++)];
    setCell(doc, id, m1, 'lectures', 2);
    setCell(doc, id, m1, 'title', 'Другой');
    addRow(doc, id, { type: 'module' });
    expect(calls).toEqual({ rows: 3, programme: 3 });
    sectionFragment(doc, id)?.insert(0, [new Y.XmlElement('paragraph')]);
    setSectionTitle(doc, id, 'Учебный план');
    const passport = addSection(doc, { kind: 'passport' });
    setField(doc, passport, 'term', '3 недели');
    expect(calls).toEqual({ rows: 3, programme: 7 });
    (doc.getMap('sections').get(id) as Y.Map<unknown>).set('rows', new Y.Map());
    doc.getMap('sections').delete(id);
    expect(calls.rows).toBe(5);
    for (const end of ends) end();
    setField(doc, passport, 'term', '4 недели');
    expect(calls.programme).toBe(9);
  });
});
