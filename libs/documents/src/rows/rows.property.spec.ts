import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  addRow,
  addRows,
  addSection,
  cellText,
  createProgrammeProjector,
  listRows,
  moveRow,
  projectProgramme,
  removeRow,
  restoreRow,
  retypeRow,
  setCalendarHours,
  setCell,
  type ProgrammeProjector,
  type RowView,
} from '../index.js';

const seed = testSeed();
/** Each replica writes numbers into a column of its own; the last one also types titles, and never undoes. */
const COLUMNS = ['lectures', 'practice', 'selfStudy'] as const;
const CAREFUL = 2;

const command = fc.record({
  replica: fc.nat(2),
  act: fc.constantFrom(
    ...([
      'module',
      'topic',
      'paste',
      'number',
      'number',
      'text',
      'refs',
      'hours',
      'move',
      'move',
      'nest',
      'turn',
    ] as const),
    ...(['remove', 'restore', 'undo', 'undo', 'redo', 'deliver', 'deliver', 'read'] as const),
  ),
  pick: fc.nat(50),
  to: fc.nat(50),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

class World {
  readonly docs: Y.Doc[];
  readonly plan: string;
  readonly calendar: string;
  readonly week: string;
  readonly added = new Set<string>();
  /** By row: what the last replica wrote there at last. */
  readonly numbers = new Map<string, number>();
  readonly tokens: [rowId: string, token: string][] = [];
  readonly hours = new Map<string, number>();
  private readonly origins = COLUMNS.map((column) => ({ column }));
  private readonly undos: Y.UndoManager[];
  private readonly projectors: ProgrammeProjector[];
  /** Updates on their way, by sender and receiver. */
  private readonly ways: Uint8Array[][][] = COLUMNS.map(() => COLUMNS.map(() => []));
  private count = 0;

  constructor() {
    const base = new Y.Doc();
    this.plan = addSection(base, { kind: 'study-plan' });
    this.calendar = addSection(base, { kind: 'calendar' });
    this.week = addRow(base, this.calendar, { type: 'period' });
    for (const id of addRows(base, this.plan, [
      { type: 'module', localId: 'm' },
      { type: 'topic', parentId: 'm' },
      { type: 'module' },
    ])) {
      this.added.add(id);
    }
    this.docs = COLUMNS.map(() => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
      return doc;
    });
    this.undos = this.docs.map(
      (doc, i) =>
        new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set([this.origins[i]]), captureTimeout: 0 }),
    );
    this.projectors = this.docs.map((doc) => createProgrammeProjector(doc));
    this.docs.forEach((doc, from) =>
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network') this.ways[from]?.forEach((way, to) => to !== from && way.push(update));
      }),
    );
  }

  run({ replica, act, pick, to }: Command): void {
    const doc = this.docs[replica] as Y.Doc;
    const origin = this.origins[replica];
    const rows = [...listRows(doc, this.plan), ...listRows(doc, this.plan, { removed: true })];
    const row = rows[pick % Math.max(1, rows.length)];
    const id = row?.id ?? '';
    const modules = rows.filter(({ type }) => type === 'module');
    const module = modules[to % Math.max(1, modules.length)];
    this.count++;
    switch (act) {
      case 'module':
        this.added.add(addRow(doc, this.plan, { type: 'module', afterId: pick % 3 === 0 ? null : id, origin }));
        break;
      case 'topic':
        this.added.add(addRow(doc, this.plan, { type: 'topic', parentId: module?.id, afterId: id, origin }));
        break;
      case 'paste': {
        const block = [
          { type: 'module', localId: 'a' },
          { type: 'topic', parentId: 'a' },
          { type: 'topic', parentId: 'a' },
        ];
        for (const added of addRows(doc, this.plan, block, { origin })) this.added.add(added);
        break;
      }
      case 'number':
        setCell(doc, this.plan, id, COLUMNS[replica] ?? '', this.count, { origin });
        if (replica === CAREFUL && row) this.numbers.set(id, this.count);
        break;
      case 'text':
        if (replica === CAREFUL && row) this.type(doc, id, to);
        else setCell(doc, this.plan, id, 'control', `текст ${this.count % 7}`, { origin });
        break;
      case 'refs':
        setCell(doc, this.plan, id, 'implementers', ['a', 'b', 'c'].slice(to % 3), { origin });
        break;
      case 'hours':
        setCalendarHours(doc, this.calendar, this.week, id, COLUMNS[replica] ?? 'lectures', this.count, { origin });
        if (replica === CAREFUL && row) this.hours.set(id, this.count);
        break;
      case 'move':
        moveRow(doc, this.plan, id, { toIndex: to % 6 }, { origin });
        break;
      case 'nest':
        moveRow(doc, this.plan, id, { parentId: module?.id, toIndex: pick % 4 }, { origin });
        break;
      case 'turn': {
        const type = row?.type === 'topic' ? 'module' : 'topic';
        retypeRow(
          doc,
          this.plan,
          id,
          { type, parentId: type === 'topic' ? (module?.id ?? null) : null, toIndex: pick % 4 },
          { origin },
        );
        break;
      }
      case 'remove':
        removeRow(doc, this.plan, id, { by: String(replica), at: '2026-01-01T00:00:00.000Z' }, { origin });
        break;
      case 'restore':
        restoreRow(doc, this.plan, id, { origin });
        break;
      case 'undo':
        if (replica !== CAREFUL) this.undos[replica]?.undo();
        break;
      case 'redo':
        if (replica !== CAREFUL) this.undos[replica]?.redo();
        break;
      case 'deliver':
        this.deliver(replica, to % COLUMNS.length, pick % 5);
        break;
      case 'read':
        this.projectors[replica]?.read();
        break;
    }
  }

  private type(doc: Y.Doc, id: string, to: number): void {
    const text = cellText(doc, this.plan, id, 'title');
    const token = `<${this.count}>`;
    // Behind a token, never inside one.
    const at = [0, ...[...(text?.toString() ?? '').matchAll(/>/g)].map(({ index }) => index + 1)];
    text?.insert(at[to % at.length] ?? 0, token);
    this.tokens.push([id, token]);
  }

  /** Some of the updates on one way, not always the oldest. */
  private deliver(from: number, to: number, skip: number): void {
    const way = this.ways[from]?.[to] ?? [];
    for (const update of way.splice(skip % Math.max(1, way.length), 4)) {
      Y.applyUpdate(this.docs[to] as Y.Doc, update, 'network');
    }
  }

  settle(): void {
    this.ways.forEach((ways, from) => ways.forEach((_way, to) => this.deliverAll(from, to)));
  }

  private deliverAll(from: number, to: number): void {
    for (const update of this.ways[from]?.[to]?.splice(0).reverse() ?? []) {
      Y.applyUpdate(this.docs[to] as Y.Doc, update, 'network');
    }
  }

  readAll(): unknown[] {
    return this.projectors.map((projector) => projector.read());
  }
}

/** @param turned a module may have become a topic while somebody put another topic under it: such topics stand behind all others */
function expectTree(rows: readonly RowView[], turned: boolean): void {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  let module: string | null = null;
  let behind = false;
  for (const { id, type, parentId } of rows) {
    behind ||= turned && type === 'topic' && parentId === null;
    if (behind) {
      expect([type, parentId]).toEqual(['topic', null]);
      continue;
    }
    if (type === 'module') module = id;
    // Modules are never deleted, so that no topic of ours loses its parent otherwise.
    expect(parentId).toBe(type === 'module' ? null : module);
  }
}

describe(`concurrent work on a study plan (seed ${seed})`, () => {
  it('ends equal everywhere, every row once, with nothing lost of one who undoes nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 80 }), (commands) => {
        const world = new World();
        for (const one of commands) world.run(one);
        world.settle();
        const [doc, ...others] = world.docs as [Y.Doc, ...Y.Doc[]];
        const standing = listRows(doc, world.plan);
        const removed = listRows(doc, world.plan, { removed: true });
        const facts = projectProgramme(doc);
        for (const other of others) {
          expect(listRows(other, world.plan)).toEqual(standing);
          expect(listRows(other, world.plan, { removed: true })).toEqual(removed);
          expect(projectProgramme(other)).toEqual(facts);
        }
        for (const read of world.readAll()) expect(read).toEqual(facts);
        expectTree(
          standing,
          commands.some(({ act }) => act === 'turn'),
        );
        expect(facts.plan.map(({ id }) => id)).toEqual(standing.map(({ id }) => id));
        const raw = (doc.getMap('sections').get(world.plan) as Y.Map<Y.Map<Y.Map<unknown>>>).get('rows');
        expect(new Set(raw?.keys())).toEqual(world.added);
        for (const [id, value] of world.numbers) expect(raw?.get(id)?.get('selfStudy')).toBe(value);
        for (const [id, token] of world.tokens) expect(String(raw?.get(id)?.get('title'))).toContain(token);
        const week = (doc.getMap('sections').get(world.calendar) as Y.Map<Y.Map<Y.Map<unknown>>>)
          .get('rows')
          ?.get(world.week);
        for (const [id, value] of world.hours) expect(week?.get(`selfStudy:${id}`)).toBe(value);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('puts a row exactly where it is moved to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(7), fc.nat(7), (count, from, to) => {
        const doc = new Y.Doc();
        const plan = addSection(doc, { kind: 'study-plan' });
        const base = Y.encodeStateAsUpdate(doc);
        for (let i = 0; i < count; i++) {
          // Each replica adds on its own: all of them get the same key.
          const replica = new Y.Doc();
          Y.applyUpdate(replica, base);
          addRow(replica, plan, { type: 'module' });
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(replica));
        }
        const before = listRows(doc, plan).map(({ id }) => id);
        const id = before[from % count] ?? '';
        moveRow(doc, plan, id, { toIndex: to % count });
        const expected = before.filter((other) => other !== id);
        expected.splice(to % count, 0, id);
        expect(listRows(doc, plan).map((row) => row.id)).toEqual(expected);
      }),
      { seed },
    );
  });
});
