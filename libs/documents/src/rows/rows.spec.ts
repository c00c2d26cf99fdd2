import * as Y from 'yjs';
import {
  addRow,
  addRows,
  addSection,
  calendarHours,
  cellText,
  fieldText,
  initDocument,
  isStructured,
  listRows,
  migrateDocument,
  moveRow,
  observeProgramme,
  observeRows,
  removeRow,
  restoreRow,
  retypeRow,
  sectionFields,
  sectionFragment,
  setCalendarHours,
  setCell,
  setCells,
  setField,
  setSectionTitle,
} from '../index.js';

const MINE = Symbol('mine');

function plan(): { doc: Y.Doc; id: string; m1: string; m2: string; t: string[] } {
  const doc = new Y.Doc();
  const id = addSection(doc, { kind: 'study-plan', title: 'План' });
  const [m1 = '', m2 = '', ...t] = addRows(doc, id, [
    { type: 'module', localId: 'a', cells: { title: 'М1' } },
    { type: 'module', localId: 'b', cells: { title: 'М2' } },
    { type: 'topic', parentId: 'a', cells: { title: 'Т1', lectures: 1 } },
    { type: 'topic', parentId: 'a', cells: { title: 'Т2', lectures: 2 } },
    { type: 'topic', parentId: 'b', cells: { title: 'Т3', lectures: 3.5 } },
  ]);
  return { doc, id, m1, m2, t };
}

const titles = (doc: Y.Doc, id: string, removed = false): unknown[] =>
  listRows(doc, id, { removed }).map(({ cells }) => cells['title']);

function replica(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

function merge(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

const undoOf = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set([MINE]), captureTimeout: 0 });

describe('a structured section', () => {
  it('has text, fields and rows from the start', () => {
    const doc = new Y.Doc();
    for (const kind of ['passport', 'study-plan', 'calendar', 'abbreviations'] as const) {
      const id = addSection(doc, { kind, content: (fragment) => fragment.insert(0, [new Y.XmlText('текст')]) });
      const section = doc.getMap('sections').get(id) as Y.Map<unknown>;
      expect(section.get('rows')).toBeInstanceOf(Y.Map);
      expect(section.get('fields')).toBeInstanceOf(Y.Map);
      expect(sectionFragment(doc, id)?.length).toBe(1);
    }
    const text = doc.getMap('sections').get(addSection(doc)) as Y.Map<unknown>;
    expect(text.has('rows')).toBe(false);
    expect(['study-plan', 'text', 'agenda-item', '__proto__', undefined].map(isStructured)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a section of a structured kind that lacks its maps', () => {
  function foreign(kind: string): Y.Doc {
    const doc = new Y.Doc();
    initDocument(doc, { kind: 'programme' });
    doc.getMap('sections').set('s', new Y.Map([['kind', kind]]));
    return doc;
  }

  it('is completed by what is written first', () => {
    const plan = foreign('study-plan');
    expect(listRows(plan, 's')).toEqual([]);
    expect(addRow(plan, 's', { type: 'module', cells: { title: 'М' } })).not.toBe('');
    expect(titles(plan, 's')).toEqual(['М']);
    const passport = foreign('passport');
    expect(setField(passport, 's', 'goal', 'Цель')).toBe(true);
    expect(sectionFields(passport, 's')['goal']).toBe('Цель');
  });

  it('is completed by a migration, once', () => {
    const doc = foreign('passport');
    expect(migrateDocument(doc)).toBe('migrated');
    expect(fieldText(doc, 's', 'goal')?.toString()).toBe('');
    expect(migrateDocument(doc)).toBe('current');
    expect(migrateDocument(foreign('text'))).toBe('current');
  });
});

describe('rows', () => {
  it('are listed with their children behind them', () => {
    const { doc, id } = plan();
    expect(titles(doc, id)).toEqual(['М1', 'Т1', 'Т2', 'М2', 'Т3']);
    expect(listRows(doc, id)[4]?.cells).toMatchObject({ lectures: 3.5, practice: null, implementers: null });
  });

  it('are added first, last, behind a sibling, behind the child of a sibling', () => {
    const { doc, id, m1, t } = plan();
    const add = (title: string, row: object): string => addRow(doc, id, { type: 'module', cells: { title }, ...row });
    add('first', { afterId: null });
    add('behind М1', { afterId: m1 });
    add('behind М1 too', { afterId: t[1] });
    add('last', {});
    add('unknown', { afterId: 'nowhere' });
    expect(titles(doc, id).filter((title) => !/^Т/.test(String(title)))).toEqual([
      'first',
      'М1',
      'behind М1 too',
      'behind М1',
      'М2',
      'last',
      'unknown',
    ]);
    addRow(doc, id, { type: 'topic', afterId: t[0], cells: { title: 'Т1а' } });
    addRow(doc, id, { type: 'topic', afterId: m1, cells: { title: 'Т0' } });
    addRow(doc, id, { type: 'topic', parentId: m1, cells: { title: 'Тя' } });
    expect(titles(doc, id).slice(1, 7)).toEqual(['М1', 'Т0', 'Т1', 'Т1а', 'Т2', 'Тя']);
  });

  it('of types or sections that do not exist are not added, moved or changed', () => {
    const { doc, id, m1 } = plan();
    expect(addRow(doc, id, { type: 'period' })).toBe('');
    expect(addRow(doc, 'nowhere', { type: 'module' })).toBe('');
    expect(addRow(doc, addSection(doc), { type: 'module' })).toBe('');
    expect(moveRow(doc, id, 'nowhere', { toIndex: 0 })).toBe(false);
    expect(removeRow(doc, id, 'nowhere', { by: 'u' })).toBe(false);
    expect(restoreRow(doc, 'nowhere', m1)).toBe(false);
    expect(setCell(doc, id, m1, 'constructor', 'x')).toBe(false);
    expect(setCell(doc, id, m1, 'attestation', 'final')).toBe(false);
    expect(listRows(doc, 'nowhere')).toEqual([]);
    expect(sectionFields(doc, 'nowhere')).toEqual({});
  });

  it('keep an id that is given, unless it is taken', () => {
    const { doc, id } = plan();
    expect(addRow(doc, id, { type: 'module', id: 'mine' })).toBe('mine');
    expect(addRow(doc, id, { type: 'module', id: 'mine' })).not.toBe('mine');
  });

  it('move among their siblings and to another parent', () => {
    const { doc, id, m1, m2, t } = plan();
    expect(moveRow(doc, id, m2, { toIndex: 0 })).toBe(true);
    expect(titles(doc, id)).toEqual(['М2', 'Т3', 'М1', 'Т1', 'Т2']);
    expect(moveRow(doc, id, t[0] ?? '', { parentId: m2, toIndex: 0 })).toBe(true);
    expect(moveRow(doc, id, t[1] ?? '', { parentId: m2, toIndex: 99 })).toBe(true);
    expect(titles(doc, id)).toEqual(['М2', 'Т1', 'Т3', 'Т2', 'М1']);
    expect(moveRow(doc, id, m1, { parentId: m2, toIndex: 0 })).toBe(false);
    expect(moveRow(doc, id, t[0] ?? '', { parentId: null, toIndex: 0 })).toBe(false);
    expect(moveRow(doc, id, t[0] ?? '', { parentId: t[1] ?? '', toIndex: 0 })).toBe(false);
    expect(moveRow(doc, id, t[0] ?? '', { parentId: 'nowhere', toIndex: 0 })).toBe(false);
    expect(titles(doc, id)).toEqual(['М2', 'Т1', 'Т3', 'Т2', 'М1']);
  });

  it('become rows of another type and keep their id, their cells and what names them', () => {
    const { doc, id, m1, m2, t } = plan();
    const [t1 = '', t2 = ''] = t;
    const calendar = addSection(doc, { kind: 'calendar' });
    const week = addRow(doc, calendar, { type: 'period' });
    setCalendarHours(doc, calendar, week, t1, 'lectures', 1);
    const undo = undoOf(doc);
    const before = listRows(doc, id);
    expect(retypeRow(doc, id, t1, { type: 'module', parentId: null, toIndex: 1 }, { origin: MINE })).toBe(true);
    expect(titles(doc, id)).toEqual(['М1', 'Т2', 'Т1', 'М2', 'Т3']);
    expect(listRows(doc, id).find((row) => row.id === t1)).toMatchObject({
      type: 'module',
      parentId: null,
      cells: { title: 'Т1', lectures: 1 },
    });
    expect(calendarHours(doc, calendar, week, t1, 'lectures')).toBe(1);
    expect(retypeRow(doc, id, t1, { type: 'topic', parentId: m2, toIndex: Infinity }, { origin: MINE })).toBe(true);
    expect(titles(doc, id)).toEqual(['М1', 'Т2', 'М2', 'Т3', 'Т1']);
    for (const [row, type, parentId] of [
      [m1, 'topic', m2],
      [t2, 'module', m2],
      [t2, 'topic', null],
      [t2, 'topic', t2],
      [t2, 'plan', null],
      ['nowhere', 'module', null],
    ] as const) {
      expect(retypeRow(doc, id, row, { type, parentId, toIndex: 0 })).toBe(false);
    }
    while (undo.canUndo()) undo.undo();
    expect(listRows(doc, id)).toEqual(before);
  });

  it('of other lists do not count as siblings', () => {
    const { doc, id, m1 } = plan();
    const code = (type: string, code: string): string => addRow(doc, id, { type, cells: { code } });
    const [a, b] = [code('plan-section', 'А'), code('plan-section', 'Б')];
    expect(moveRow(doc, id, b, { toIndex: 0 })).toBe(true);
    expect(
      listRows(doc, id)
        .map((row) => row.id)
        .slice(-2),
    ).toEqual([b, a]);
    moveRow(doc, id, m1, { toIndex: 1 });
    expect(titles(doc, id).slice(0, 3)).toEqual(['М2', 'Т3', 'М1']);
  });

  it('are removed with their children, and come back', () => {
    const { doc, id, m1, t } = plan();
    removeRow(doc, id, t[0] ?? '', { by: 'u' });
    removeRow(doc, id, m1, { by: 'u', at: '2026-01-01T00:00:00.000Z' });
    expect(titles(doc, id)).toEqual(['М2', 'Т3']);
    expect(listRows(doc, id, { removed: true }).map((row) => row.id)).toEqual([m1, t[0]]);
    expect(listRows(doc, id, { removed: true })[0]?.removed).toEqual({ at: '2026-01-01T00:00:00.000Z', by: 'u' });
    restoreRow(doc, id, m1);
    expect(titles(doc, id)).toEqual(['М1', 'Т2', 'М2', 'Т3']);
  });
});

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
