import { CLOSE } from '@soproekt/contracts';
import * as Y from 'yjs';
import { foldState } from './fold/fold-state.js';
import { FoldAbortedError } from './folder.js';
import { NestingBound } from './nesting-bound.js';
import { encodeSyncStep2, encodeUpdate } from './protocol.js';
import { World, type MemoryClient } from './testing/index.js';

const MAX = 50;

interface Nested {
  /** One for each type, from the outermost on. */
  steps: Uint8Array[];
  doc: Y.Doc;
}

/** Elements in each other, added one by one as an editor would. */
function elements(depth: number): Nested {
  const doc = new Y.Doc();
  const steps: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => steps.push(update));
  let parent: Y.XmlFragment = doc.getXmlFragment('xml');
  for (let at = 0; at < depth; at++) {
    const element = new Y.XmlElement('quote');
    parent.insert(0, [element]);
    parent = element;
  }
  return { steps, doc };
}

/** Maps in each other, each right of another value that says where it lies. */
function maps(depth: number): Nested {
  const doc = new Y.Doc();
  const steps: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => steps.push(update));
  let parent = doc.getMap<unknown>('map');
  for (let at = 0; at < depth; at++) {
    const inner = new Y.Map<unknown>();
    doc.transact(() => {
      parent.set('in', at);
      parent.set('in', inner);
    });
    parent = inner;
  }
  return { steps, doc };
}

const wide = (count: number): Y.Doc => {
  const doc = new Y.Doc();
  doc.getXmlFragment('xml').insert(
    0,
    Array.from({ length: count }, () => new Y.XmlElement('paragraph')),
  );
  return doc;
};

describe('S23: types nested deeply', () => {
  const worlds: World[] = [];
  let deep: Record<'elements' | 'maps', Uint8Array>;
  beforeAll(() => {
    deep = { elements: Y.encodeStateAsUpdate(elements(5_000).doc), maps: Y.encodeStateAsUpdate(maps(5_000).doc) };
  });
  afterEach(() => {
    for (const one of worlds.splice(0)) one.destroy();
  });

  function start(limits: ConstructorParameters<typeof World>[1] = {}, journal?: World['journal']): World {
    const world = new World(journal, { maxNesting: MAX, unloadDelayMs: 100, ...limits });
    worlds.push(world);
    return world;
  }

  async function join(world: World, user: string): Promise<MemoryClient> {
    const client = world.client(user);
    client.connect();
    await world.run();
    return client;
  }

  const foldsOf = (world: World): { count: number } => {
    const { folder } = world;
    const folds = { count: 0 };
    const { fold } = folder;
    folder.fold = (job) => {
      folds.count++;
      return fold.call(folder, job);
    };
    return folds;
  };

  it.each([
    ['elements', 'an update', encodeUpdate],
    ['maps', 'an update', encodeUpdate],
    ['elements', 'an answer', encodeSyncStep2],
  ] as const)('5,000 %s in %s are refused, and reach nobody', async (what, _message, encode) => {
    const world = start();
    const [mallory, boris] = [await join(world, 'mallory'), await join(world, 'boris')];
    mallory.send(encode(deep[what]));
    await world.run(100);
    expect(mallory.link?.closed?.code).toBe(CLOSE.protocolError);
    expect(boris.received).toEqual([]);
    expect(world.journal.committed).toEqual([]);
  });

  it.each([
    ['from the outermost on', (steps: Uint8Array[]) => steps],
    ['from the innermost on, each waiting for the next', (steps: Uint8Array[]) => [...steps].reverse()],
  ])('one by one %s they become no deeper than the bound, folded in between or not', async (_what, order) => {
    const world = start({ compactRows: 20, compactDelayMs: 10 });
    const boris = await join(world, 'boris');
    let mallory = await join(world, 'mallory');
    let thrownOut = 0;
    for (const step of order(elements(2 * MAX).steps)) {
      if (mallory.link?.closed) {
        thrownOut++;
        mallory = await join(world, 'mallory');
      }
      mallory.send(encodeUpdate(step));
      await world.run(20);
    }
    expect(thrownOut).toBeGreaterThan(0);
    expect(boris.link?.closed).toBeNull();
    const { nesting } = foldState({ base: null, updates: world.journal.committed.map(({ update }) => update) });
    expect(nesting).toBe(MAX);
  });

  it('what was deleted in between counts as long as newcomers get it', async () => {
    const world = start();
    const mallory = await join(world, 'mallory');
    const { steps, doc } = elements(2 * MAX);
    for (const step of steps.slice(0, MAX)) mallory.send(encodeUpdate(step));
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment('xml').delete(0, 1);
    mallory.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)));
    await world.run();
    expect(mallory.link?.closed).toBeNull();
    mallory.send(encodeUpdate(steps[MAX] as Uint8Array));
    await world.run();
    expect(mallory.link?.closed?.code).toBe(CLOSE.protocolError);
  });

  it('two people who build on each other at once do not get past the bound together', async () => {
    const world = start();
    const { steps } = elements(2 * MAX);
    const first = Y.mergeUpdates(steps.slice(0, MAX));
    const second = Y.mergeUpdates(steps.slice(MAX));
    const [anna, boris] = [await join(world, 'anna'), await join(world, 'boris')];
    anna.send(encodeUpdate(first));
    boris.send(encodeUpdate(second));
    await world.run(100);
    const codes = [anna, boris].map(({ link }) => link?.closed?.code ?? null);
    expect(codes.filter((code) => code === CLOSE.protocolError)).toHaveLength(1);
  });

  it('a long text of flat paragraphs is taken, and measured only now and then', async () => {
    const world = start();
    const folds = foldsOf(world);
    const anna = await join(world, 'anna');
    const xml = anna.doc.getXmlFragment('xml');
    for (let at = 0; at < 300; at++) {
      xml.insert(at, [new Y.XmlElement('paragraph')]);
      await world.run();
    }
    expect(anna.link?.closed).toBeNull();
    expect(xml.length).toBe(300);
    expect(anna.committed).toBe(anna.sent);
    expect(folds.count).toBeGreaterThan(1);
    expect(folds.count).toBeLessThanOrEqual(300 / (MAX - 2) + 1);
  });

  it('a document of which nothing is known is measured before its first new type, not before a letter', async () => {
    const old = start({ compactRowsOnUnload: 1 });
    const author = await join(old, 'author');
    Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(elements(MAX - 1).doc));
    await old.run();
    author.disconnect();
    await old.run(1_000);
    expect(old.journal.compactions('doc')).toBe(1);
    const world = start({}, old.journal);
    const folds = foldsOf(world);
    const anna = await join(world, 'anna');
    anna.text.insert(0, 'буква');
    await world.run();
    expect(folds.count).toBe(0);
    let inner = anna.doc.getXmlFragment('xml');
    while (inner.length > 0) inner = inner.get(0) as Y.XmlElement;
    inner.insert(0, [new Y.XmlElement('last')]);
    await world.run();
    expect(folds.count).toBe(1);
    expect(anna.link?.closed).toBeNull();
    (inner.get(0) as Y.XmlElement).insert(0, [new Y.XmlElement('one-too-many')]);
    await world.run();
    expect(anna.link?.closed?.code).toBe(CLOSE.protocolError);
  });

  it('nobody is thrown out of a document that takes too long to measure, and it is not tried at every edit', async () => {
    const world = start();
    const anna = await join(world, 'anna');
    const folds = { count: 0 };
    world.folder.fold = () => {
      folds.count++;
      return Promise.reject(new FoldAbortedError('too long'));
    };
    const xml = anna.doc.getXmlFragment('xml');
    for (let at = 0; at < 2 * MAX; at++) {
      xml.insert(at, [new Y.XmlElement('paragraph')]);
      await world.run();
    }
    expect(anna.link?.closed).toBeNull();
    expect(folds.count).toBe(1);
    await world.run(60_000);
    xml.insert(0, [new Y.XmlElement('paragraph')]);
    await world.run();
    expect(folds.count).toBe(2);
  });
});

describe('the measured depth', () => {
  const nestingOf = (...updates: Uint8Array[]): number => foldState({ base: null, updates }).nesting;

  it('is that of the deepest type, of any kind', () => {
    expect(nestingOf()).toBe(0);
    expect(nestingOf(Y.encodeStateAsUpdate(wide(1_000)))).toBe(1);
    expect(nestingOf(...elements(7).steps)).toBe(7);
    expect(nestingOf(...maps(9).steps)).toBe(9);
    expect(nestingOf(Y.encodeStateAsUpdate(elements(1_000).doc))).toBe(1_000);
  });

  it('counts what waits as deep as it is in itself', () => {
    const { steps } = elements(20);
    expect(nestingOf(...steps.slice(10))).toBe(10);
    expect(nestingOf(...steps.slice(0, 5), ...steps.slice(10))).toBe(15);
    expect(nestingOf(...steps.slice(10), ...steps.slice(0, 10))).toBe(20);
    const [first, ...flat] = typesInARow(100) as [Uint8Array, ...Uint8Array[]];
    expect(nestingOf(...flat)).toBe(1);
    expect(nestingOf(...flat, first)).toBe(1);
  });

  it('is right where an update that Yjs cannot apply is left out', () => {
    expect(nestingOf(...elements(7).steps, Uint8Array.of(1, 1))).toBe(7);
  });
});

/** Each one right of the one before. */
function typesInARow(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const steps: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => steps.push(update));
  for (let at = 0; at < count; at++) doc.getXmlFragment('xml').push([new Y.XmlElement('paragraph')]);
  return steps;
}

describe('NestingBound', () => {
  it('goes by what was measured and what came since, whatever came first', () => {
    const bound = new NestingBound();
    bound.add(10);
    const early = bound.mark();
    bound.add(5);
    const late = bound.mark();
    bound.add(1);
    bound.measured(3, late);
    expect(bound.bound).toBe(4);
    bound.measured(2, early);
    expect(bound.bound).toBe(4);
    bound.forget();
    bound.add(1);
    expect(bound.bound).toBe(Infinity);
    bound.measured(7, bound.mark());
    expect(bound.bound).toBe(7);
  });
});
