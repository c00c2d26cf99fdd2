import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  addRow,
  addSection,
  createProgrammeProjector,
  listRows,
  moveRow,
  namedSections,
  projectDocument,
  projectProgramme,
  restoreRow,
  sectionFields,
  setCell,
  setField,
  STRUCTURED_KINDS,
  type StructuredSectionKind,
} from '../index.js';

const seed = testSeed();
const kinds = Object.keys(STRUCTURED_KINDS) as StructuredSectionKind[];
const columns = kinds.flatMap((kind) => [
  ...Object.keys(STRUCTURED_KINDS[kind].fields),
  ...Object.values(STRUCTURED_KINDS[kind].rows).flatMap(({ cells }) => Object.keys(cells)),
]);
const ids = ['a', 'b', 'c', '__proto__', 'constructor', ''];

/** Anything that Yjs can hold; a maker, as a shared type goes into one place only. */
const raw: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({ maxDepth: 2, withBigInt: false, withSparseArray: false })
    .filter(storable)
    .map((value) => () => value),
  fc
    .constantFrom(NaN, Infinity, -Infinity, -0, -5, 1e308, '7', '', '2026-13-45', true, null, undefined, {}, [], [[]])
    .map((value) => () => value),
  fc.constantFrom(...ids, 'final', 'pk', 'day').map((value) => () => value),
  fc.array(fc.constantFrom(...ids), { maxLength: 5 }).map((value) => () => value),
  fc.constantFrom(
    () => new Y.Text('текст'),
    () => new Y.XmlText('xml'),
    () => new Y.Array(),
    () => new Y.Map([['type', 'module']]),
    () => new Y.XmlFragment(),
    () => new Y.XmlHook('hook'),
    () => new Uint8Array([1, 2]),
  ),
);

function storable(value: unknown): boolean {
  try {
    const doc = new Y.Doc();
    doc.getMap('x').set('y', value);
    Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(doc));
    return true;
  } catch {
    return false;
  }
}

const type = fc.oneof(
  fc.constantFrom('module', 'topic', 'attestation', 'plan-section', 'period', 'source', 'unknown', '__proto__'),
  raw.map((make) => make()),
);
const rowArbitrary = fc.record({
  type,
  parentId: fc.constantFrom(...ids, undefined, 5, null),
  cells: fc.array(
    fc.tuple(fc.constantFrom(...columns, 'order', 'removed', 'lectures:a', 'x:y', 'lectures:', ':a', '__proto__'), raw),
    { maxLength: 8 },
  ),
});
const sectionArbitrary = fc.record({
  kind: fc.constantFrom(...kinds, '__proto__', 'text', 'agenda-item', 5),
  rows: fc.option(fc.array(fc.tuple(fc.constantFrom(...ids), rowArbitrary), { maxLength: 6 })),
  junk: fc.array(fc.tuple(fc.constantFrom(...ids), raw), { maxLength: 2 }),
  fields: fc.array(fc.tuple(fc.constantFrom(...columns), raw), { maxLength: 5 }),
  keys: fc.array(fc.tuple(fc.constantFrom('rows', 'fields', 'content', 'title', 'order', 'removed', 'role'), raw), {
    maxLength: 2,
  }),
});

function write(
  doc: Y.Doc,
  section: typeof sectionArbitrary extends fc.Arbitrary<infer T> ? T : never,
  id: string,
): void {
  const map = new Y.Map<unknown>();
  doc.getMap('sections').set(id, map);
  map.set('kind', section.kind);
  const fields = new Y.Map<unknown>();
  map.set('fields', fields);
  for (const [key, make] of section.fields) fields.set(key, make());
  const rows = new Y.Map<unknown>();
  map.set('rows', rows);
  for (const [key, make] of section.junk) rows.set(key, make());
  for (const [key, row] of section.rows ?? []) {
    const raw = new Y.Map<unknown>();
    rows.set(key, raw);
    raw.set('type', row.type);
    if (row.parentId !== undefined) raw.set('parentId', row.parentId);
    for (const [cell, make] of row.cells) raw.set(cell, make());
  }
  for (const [key, make] of section.keys) map.set(key, make());
}

/** Only values of the types that facts have, no number that is none, every row once. */
function expectSane(doc: Y.Doc): void {
  const facts = projectProgramme(doc);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  for (const section of doc.getMap('sections').keys()) {
    const rows = listRows(doc, section);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    rows.forEach(({ parentId }, i) => {
      if (parentId === null) return;
      const parent = rows.slice(0, i).findLast((row) => row.parentId === null);
      expect(parent?.id).toBe(parentId);
    });
    expect(listRows(doc, section, { removed: true }).every(({ removed }) => removed !== null)).toBe(true);
    sectionFields(doc, section);
  }
  for (const { number, type, parentId } of facts.plan) {
    expect(number).toMatch(
      type === 'module' ? /^\d+$/ : type === 'topic' ? /^$|^\d+\.\d+$/ : /^$|^0(\.\d+)?$|^[ПИ]А\d*$/,
    );
    if (type === 'topic') expect(number === '').toBe(parentId === null);
  }
  projectDocument(doc);
  namedSections(doc, { column: (...names) => names.join(), value: (...names) => names.join(), hours: String });
}

describe(`raw Yjs of a hostile client (seed ${seed})`, () => {
  it('S14: is read without throwing, sanely, and can be edited and mended', () => {
    fc.assert(
      fc.property(fc.array(sectionArbitrary, { maxLength: 3 }), fc.integer({ min: 0, max: 9 }), (sections, index) => {
        const doc = new Y.Doc();
        const projector = createProgrammeProjector(doc);
        sections.forEach((section, i) => write(doc, section, ['x', 'y', '__proto__'][i] ?? 'z'));
        expectSane(doc);
        expect(projector.read()).toEqual(projectProgramme(doc));
        for (const id of doc.getMap('sections').keys()) {
          const kind = (doc.getMap('sections').get(id) as Y.Map<unknown>).get('kind') as StructuredSectionKind;
          const [rowType] = Object.keys(Object.hasOwn(STRUCTURED_KINDS, kind) ? STRUCTURED_KINDS[kind].rows : {});
          setField(doc, id, 'goal', 'цель');
          for (const row of listRows(doc, id)) {
            setCell(doc, id, row.id, 'title', 'имя');
            setCell(doc, id, row.id, 'lectures', 2);
            expect(moveRow(doc, id, row.id, { toIndex: index })).toBe(true);
          }
          for (const row of listRows(doc, id, { removed: true })) restoreRow(doc, id, row.id);
          if (rowType) {
            const added = addRow(doc, id, { type: rowType });
            expect(listRows(doc, id).map((row) => row.id)).toContain(added);
          }
          const plan = listRows(doc, id).filter((row) => row.type === 'module');
          for (const { cells } of plan)
            expect(cells['lectures'] === null || typeof cells['lectures'] === 'number').toBe(true);
        }
        expectSane(doc);
        expect(projector.read()).toEqual(projectProgramme(doc));
        projector.destroy();
      }),
      { seed, numRuns: 400 },
    );
  });

  it('S14: parents that lead nowhere, to themselves, in a circle or to a wrong type', () => {
    const doc = new Y.Doc();
    const id = addSection(doc, { kind: 'study-plan' });
    const rows = (doc.getMap('sections').get(id) as Y.Map<Y.Map<Y.Map<unknown>>>).get('rows');
    const put = (rowId: string, entries: Record<string, unknown>): void =>
      void rows?.set(rowId, new Y.Map(Object.entries(entries)));
    put('self', { type: 'topic', parentId: 'self', order: 'A' });
    put('one', { type: 'topic', parentId: 'two', order: 'B' });
    put('two', { type: 'topic', parentId: 'one', order: 'C' });
    put('lost', { type: 'topic', parentId: 'nowhere', order: 'D' });
    put('module', { type: 'module', parentId: 'other', order: 'X' });
    put('other', { type: 'module', parentId: 'module', order: 'Y' });
    put('gone', { type: 'module', order: 'Z', removed: 'yes' });
    put('hidden', { type: 'topic', parentId: 'gone', order: 'V' });
    put('under', { type: 'topic', parentId: 'module', order: 5 });
    put('final', { type: 'attestation', parentId: 'final', order: 'Z' });
    expect(listRows(doc, id).map((row) => [row.id, row.parentId])).toEqual([
      ['module', null],
      ['under', 'module'],
      ['other', null],
      ['final', null],
      ['self', null],
      ['one', null],
      ['two', null],
      ['lost', null],
    ]);
    const added = addRow(doc, id, { type: 'module' });
    expect(
      listRows(doc, id)
        .map((row) => row.id)
        .indexOf(added),
    ).toBe(4);
    expect(moveRow(doc, id, 'lost', { parentId: 'module', toIndex: 0 })).toBe(true);
    expect(
      listRows(doc, id)
        .slice(0, 3)
        .map((row) => row.id),
    ).toEqual(['module', 'lost', 'under']);
  });
});
