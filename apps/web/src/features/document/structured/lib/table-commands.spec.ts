import { describe, expect, it } from '@jest/globals';
import { addRow, addSection, cellText, listRows, projectProgramme } from '@soproekt/documents';
import { programmeSums } from '@soproekt/domain';
import * as Y from 'yjs';
import { DocumentHistory } from '../../lib/history';
import { TableCommands } from './table-commands';

function replica(from?: Y.Doc) {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const history = new DocumentHistory(doc.getMap('sections'));
  return { doc, history, table: (sectionId: string) => new TableCommands({ doc, history, userId: 'me' }, sectionId) };
}

function sync(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'provider');
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'provider');
}

function two() {
  const first = replica();
  const sectionId = addSection(first.doc, { kind: 'study-plan' });
  const module = addRow(first.doc, sectionId, { type: 'module', cells: { title: 'Модуль' } });
  const topics = ['Один', 'Два', 'Три'].map((title) =>
    addRow(first.doc, sectionId, { type: 'topic', parentId: module, cells: { title, lectures: 1 } }),
  ) as [string, string, string];
  const second = replica(first.doc);
  return {
    a: { ...first, commands: first.table(sectionId) },
    b: { ...second, commands: second.table(sectionId) },
    sectionId,
    module,
    topics,
  };
}

const rows = (doc: Y.Doc, sectionId: string) =>
  listRows(doc, sectionId).map(({ id, cells }) => ({
    id,
    title: cells['title'],
    lectures: cells['lectures'],
    practice: cells['practice'],
  }));

describe('two people in one table', () => {
  it('keep both what they write in one row while it is being moved', () => {
    const { a, b, sectionId, topics } = two();
    const [one, two_, three] = topics;
    a.commands.type({ rowId: one, column: 'title' }, 'Один – роли');
    a.commands.set([{ rowId: one, column: 'lectures', value: 2.5 }]);
    b.commands.type({ rowId: one, column: 'title' }, 'Тема один');
    b.commands.set([{ rowId: one, column: 'practice', value: 4 }]);
    b.commands.move(one, { toIndex: 2 });
    a.commands.move(three, { toIndex: 0 });
    sync(a.doc, b.doc);
    expect(rows(a.doc, sectionId)).toEqual(rows(b.doc, sectionId));
    expect(rows(a.doc, sectionId).find((row) => row.id === one)).toMatchObject({ lectures: 2.5, practice: 4 });
    const text = cellText(a.doc, sectionId, one, 'title')?.toString() ?? '';
    expect(text).toContain('роли');
    expect(text).toContain('Тема');
    expect(
      new Set(
        rows(a.doc, sectionId)
          .slice(1)
          .map((row) => row.id),
      ),
    ).toEqual(new Set([one, two_, three]));
    expect(programmeSums(projectProgramme(a.doc)).total).toEqual(programmeSums(projectProgramme(b.doc)).total);
    expect(programmeSums(projectProgramme(a.doc)).total.total).toBe(8.5);
  });

  it('undo only what is theirs', () => {
    const { a, b, sectionId, topics } = two();
    const [one] = topics;
    a.commands.set([{ rowId: one, column: 'practice', value: 3 }]);
    sync(a.doc, b.doc);
    b.commands.set([{ rowId: one, column: 'lectures', value: 5 }]);
    sync(a.doc, b.doc);
    a.history.undo();
    sync(a.doc, b.doc);
    expect(rows(b.doc, sectionId)[1]).toMatchObject({ lectures: 5, practice: null });
  });

  it('keep what one writes in a row that the other takes out and brings back', () => {
    const { a, b, sectionId, topics } = two();
    const [one] = topics;
    a.commands.remove([one]);
    b.commands.type({ rowId: one, column: 'control' }, 'Тест');
    sync(a.doc, b.doc);
    expect(rows(b.doc, sectionId).some((row) => row.id === one)).toBe(false);
    a.history.undo();
    sync(a.doc, b.doc);
    expect(cellText(b.doc, sectionId, one, 'control')?.toString()).toBe('Тест');
  });
});

describe('steps of the history', () => {
  it('are one for each cell, and lead back to it', () => {
    const { a, topics } = two();
    const [one, two_] = topics;
    const places: unknown[] = [];
    a.history.onPlace((place) => places.push(place.cell));
    a.commands.set([{ rowId: one, column: 'lectures', value: 2 }]);
    a.commands.set([{ rowId: two_, column: 'practice', value: 3 }]);
    expect(a.history.depth).toBe(2);
    a.history.undoTo(0);
    expect(places).toEqual([
      { rowId: two_, column: 'practice' },
      { rowId: one, column: 'lectures' },
    ]);
  });

  it('are one for a paste that adds rows and fills them', () => {
    const { a, sectionId, module } = two();
    const [id] = a.commands.addAll([{ type: 'topic', parentId: module }]);
    a.commands.set([{ rowId: id ?? '', column: 'lectures', value: 4 }], true);
    expect(a.history.depth).toBe(1);
    a.history.undo();
    expect(rows(a.doc, sectionId)).toHaveLength(4);
  });
});
