import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  addSection,
  listRemovedSections,
  listSections,
  moveSection,
  removeSection,
  restoreSection,
  setSectionTitle,
  type SectionView,
} from './index.js';

const seed = testSeed();

const command = fc.record({
  replica: fc.nat(2),
  act: fc.constantFrom('add', 'add', 'move', 'move', 'rename', 'remove', 'restore', 'sync'),
  pick: fc.nat(50),
  to: fc.nat(50),
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const all = (doc: Y.Doc): SectionView[] => [...listSections(doc), ...listRemovedSections(doc)];

function run(docs: Y.Doc[], { replica, act, pick, to, text }: Command, added: Set<string>): void {
  const doc = docs[replica];
  if (!doc) return;
  const sections = all(doc);
  const id = sections[pick % Math.max(1, sections.length)]?.id ?? '';
  if (act === 'add') added.add(addSection(doc, { title: text, afterId: pick % 3 === 0 ? null : id }));
  else if (act === 'move') moveSection(doc, id, to % Math.max(1, sections.length));
  else if (act === 'rename') setSectionTitle(doc, id, text);
  else if (act === 'remove') removeSection(doc, id, { by: 'u', at: '2026-01-01T00:00:00.000Z' });
  else if (act === 'restore') restoreSection(doc, id);
  else Y.applyUpdate(docs[to % docs.length] ?? doc, Y.encodeStateAsUpdate(doc));
}

describe(`concurrent work on the outline (seed ${seed})`, () => {
  it('ends in equal outlines, with no section lost or doubled', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.shuffledSubarray([0, 1, 2]), (commands, order) => {
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
        const added = new Set<string>();
        for (const one of commands) run(docs, one, added);
        const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
        // Whatever the order of arrival, twice or once.
        docs.forEach((doc, i) =>
          [...order, i, 2, 0, 1].forEach((j) => Y.applyUpdate(doc, updates[j] ?? new Uint8Array([0, 0]))),
        );
        const [first, ...others] = docs.map((doc) => ({
          standing: listSections(doc),
          removed: listRemovedSections(doc),
        }));
        for (const other of others) expect(other).toEqual(first);
        const ids = [...(first?.standing ?? []), ...(first?.removed ?? [])].map(({ id }) => id);
        expect(new Set(ids)).toEqual(added);
        expect(ids).toHaveLength(added.size);
        // Afterwards the outline can still be put into any order.
        const doc = docs[0] as Y.Doc;
        const last = listSections(doc).at(-1);
        if (last) {
          moveSection(doc, last.id, 0);
          expect(listSections(doc)[0]?.id).toBe(last.id);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('moves a section exactly where it was put, also among equal keys', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(7), fc.nat(7), (count, from, to) => {
        const doc = new Y.Doc();
        for (let i = 0; i < count; i++) {
          // Each replica adds on its own: all of them get the same key.
          const replica = new Y.Doc();
          addSection(replica, { title: String(i) });
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(replica));
        }
        const before = listSections(doc).map(({ id }) => id);
        const id = before[from % count] ?? '';
        moveSection(doc, id, to % count);
        const expected = before.filter((other) => other !== id);
        expected.splice(to % count, 0, id);
        expect(listSections(doc).map((section) => section.id)).toEqual(expected);
      }),
      { seed },
    );
  });
});
