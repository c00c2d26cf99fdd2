import * as Y from 'yjs';
import {
  isStructured,
  addRow,
  addSection,
  calendarHours,
  fieldText,
  initDocument,
  listRows,
  migrateDocument,
  moveRow,
  removeRow,
  restoreRow,
  retypeRow,
  sectionFields,
  sectionFragment,
  setCalendarHours,
  setCell,
  setField,
} from '../index.js';
import { MINE, plan, titles, undoOf } from './testing/plan.js';

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
