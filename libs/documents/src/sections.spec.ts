import * as Y from 'yjs';
import {
  addSection,
  assignSection,
  getSection,
  initDocument,
  listRemovedSections,
  listSections,
  migrateDocument,
  moveSection,
  observeSections,
  projectDocument,
  readMeta,
  removeSection,
  restoreSection,
  sectionFragment,
  setSectionTitle,
} from './index.js';

const titles = (doc: Y.Doc): string[] => listSections(doc).map(({ title }) => title);

function withSections(...names: string[]): { doc: Y.Doc; ids: string[] } {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'note' });
  return { doc, ids: names.map((title) => addSection(doc, { title })) };
}

/** A second replica of the document. */
function replica(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

function merge(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

describe('sections', () => {
  it('are added first, last and behind another one', () => {
    const { doc, ids } = withSections('A', 'C');
    addSection(doc, { title: 'B', afterId: ids[0] });
    addSection(doc, { title: '0', afterId: null });
    addSection(doc, { title: 'Z', afterId: 'unknown' });
    expect(titles(doc)).toEqual(['0', 'A', 'B', 'C', 'Z']);
  });

  it('are filled in the same transaction', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    addSection(doc, { content: (fragment) => fragment.insert(0, [new Y.XmlElement('paragraph')]) });
    expect(updates).toHaveLength(1);
  });

  it.each([
    ['B', 0, ['B', 'A', 'C', 'D']],
    ['A', 3, ['B', 'C', 'D', 'A']],
    ['A', 1, ['B', 'A', 'C', 'D']],
    ['C', 2, ['A', 'B', 'C', 'D']],
    ['A', 99, ['B', 'C', 'D', 'A']],
    ['D', -5, ['D', 'A', 'B', 'C']],
    ['D', Number.NaN, ['D', 'A', 'B', 'C']],
  ])('%s moves to place %d', (name, to, expected) => {
    const { doc, ids } = withSections('A', 'B', 'C', 'D');
    expect(moveSection(doc, ids['ABCD'.indexOf(name)] ?? '', to)).toBe(true);
    expect(titles(doc)).toEqual(expected);
  });

  it('keep what is typed in them while they are moved, removed and restored', () => {
    const { doc, ids } = withSections('A', 'B');
    const id = ids[0] ?? '';
    const other = replica(doc);
    moveSection(doc, id, 1);
    removeSection(doc, id, { by: 'u1', at: '2026-01-01T00:00:00.000Z' });
    sectionFragment(other, id)?.insert(0, [new Y.XmlText('слово')]);
    merge(doc, other);
    expect(titles(doc)).toEqual(['B']);
    expect(listRemovedSections(doc)).toMatchObject([{ id, removed: { by: 'u1', at: '2026-01-01T00:00:00.000Z' } }]);
    restoreSection(doc, id);
    expect(projectDocument(doc).sections.map(({ title, text }) => [title, text])).toEqual([
      ['B', ''],
      ['A', 'слово'],
    ]);
  });

  it('keep both changes of a title that two people type in', () => {
    const { doc, ids } = withSections('План');
    const id = ids[0] ?? '';
    const other = replica(doc);
    setSectionTitle(doc, id, 'Учебный План');
    setSectionTitle(other, id, 'План на год');
    merge(doc, other);
    expect(titles(doc)).toEqual(['Учебный План на год']);
    expect(titles(other)).toEqual(titles(doc));
  });

  it('have titles of one line and at most 200 characters', () => {
    const { doc, ids } = withSections('A');
    setSectionTitle(doc, ids[0] ?? '', `строка\nвторая ${'я'.repeat(300)}`);
    const title = titles(doc)[0] ?? '';
    expect([...title]).toHaveLength(200);
    expect(title.startsWith('строка вторая')).toBe(true);
  });

  it('belong to an institution or to nobody', () => {
    const { doc, ids } = withSections('A');
    const id = ids[0] ?? '';
    assignSection(doc, id, 'i1');
    expect(getSection(doc, id)?.institutionId).toBe('i1');
    assignSection(doc, id, null);
    expect(getSection(doc, id)?.institutionId).toBeNull();
  });

  it('that do not exist are not changed', () => {
    const doc = new Y.Doc();
    expect(setSectionTitle(doc, 'x', 'y')).toBe(false);
    expect(moveSection(doc, 'x', 0)).toBe(false);
    expect(removeSection(doc, 'x', { by: 'u' })).toBe(false);
    expect(restoreSection(doc, 'x')).toBe(false);
    expect(assignSection(doc, 'x', null)).toBe(false);
    expect(sectionFragment(doc, 'x')).toBeNull();
    expect(listSections(doc)).toEqual([]);
  });

  it('can be changed and taken back by the origin of the change', () => {
    const { doc, ids } = withSections('A', 'B');
    const origin = {};
    const undo = new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set([origin]), captureTimeout: 0 });
    moveSection(doc, ids[1] ?? '', 0, { origin });
    setSectionTitle(doc, ids[0] ?? '', 'somebody else');
    undo.undo();
    expect(titles(doc)).toEqual(['somebody else', 'B']);
  });
});

describe('observeSections', () => {
  it('tells of the outline, not of typing', () => {
    const { doc, ids } = withSections('A', 'B');
    const id = ids[0] ?? '';
    let calls = 0;
    const end = observeSections(doc, () => calls++);
    const fragment = sectionFragment(doc, id);
    fragment?.insert(0, [new Y.XmlElement('paragraph')]);
    (fragment?.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('text')]);
    ((fragment?.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'more');
    expect(calls).toBe(0);
    setSectionTitle(doc, id, 'AA');
    moveSection(doc, id, 1);
    assignSection(doc, id, 'i');
    removeSection(doc, id, { by: 'u' });
    addSection(doc);
    expect(calls).toBe(5);
    end();
    addSection(doc);
    expect(calls).toBe(5);
  });
});

describe('document facts', () => {
  it('are written once', () => {
    const doc = new Y.Doc();
    expect(readMeta(doc)).toEqual({ schemaVersion: 0, kind: null });
    initDocument(doc, { kind: 'programme' });
    initDocument(doc, { kind: 'note' });
    expect(readMeta(doc)).toEqual({ schemaVersion: 1, kind: 'programme' });
  });

  it('migrate step by step, and never downwards', () => {
    const { doc } = withSections('A');
    const done: number[] = [];
    const steps = [1, 2].map((from) => ({ from, migrate: () => void done.push(from) }));
    expect(migrateDocument(doc)).toBe('current');
    expect(migrateDocument(new Y.Doc())).toBe('current');
    expect(migrateDocument(doc, {}, steps, 3)).toBe('migrated');
    expect(done).toEqual([1, 2]);
    expect(readMeta(doc).schemaVersion).toBe(3);
    expect(migrateDocument(doc)).toBe('newer');
  });
});
