import { createRandom, testSeed } from '@soproekt/testing';
import * as Y from 'yjs';
import { DocumentLog } from './document-log.js';
import { InlineFolder } from './fold/inline-folder.js';
import { scanUpdate } from './update-scan.js';

const empty = { snapshot: null, stateVector: null, snapshotVersion: 0, updates: [], lastSeq: 0 };
const folder = new InlineFolder();

function fail(): never {
  throw new Error('no row should be damaged');
}

async function emptyLog(): Promise<DocumentLog> {
  return DocumentLog.load(empty, fail, async () => undefined);
}

function typed(...edits: ((text: Y.Text) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const edit of edits) edit(doc.getText('text'));
  return updates;
}

function add(log: DocumentLog, update: Uint8Array): void {
  log.add(update, scanUpdate(update));
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const textOf = (updates: readonly Uint8Array[]): string => docOf(updates).getText('text').toString();

async function fold(log: DocumentLog): Promise<void> {
  const mark = log.mark();
  log.rebase(await folder.fold(log.foldJob()), mark);
}

describe('DocumentLog', () => {
  it('gives a newcomer everything, folded or not', async () => {
    const log = await emptyLog();
    const updates = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
      (text) => text.delete(1, 2),
    );
    for (const update of updates.slice(0, 2)) add(log, update);
    expect(textOf(log.answer())).toBe('abcdef');
    await fold(log);
    expect(log.hasTail).toBe(false);
    add(log, updates[2] as Uint8Array);
    expect(textOf(log.answer())).toBe('adef');
    expect(log.answer().length).toBe(2);
  });

  it('answers an empty document with an update that changes nothing', async () => {
    expect(textOf((await emptyLog()).answer())).toBe('');
  });

  it('tells those who were there at the folding of later deletions too, and sends them no text twice', async () => {
    const log = await emptyLog();
    const [insert, remove] = typed(
      (text) => text.insert(0, 'x'.repeat(1000)),
      (text) => text.delete(0, 999),
    ) as [Uint8Array, Uint8Array];
    add(log, insert);
    const reader = docOf(log.answer());
    add(log, remove);
    await fold(log);
    const answer = log.answer(Y.encodeStateVector(reader));
    for (const update of answer) Y.applyUpdate(reader, update);
    expect(reader.getText('text').toString()).toBe('x');
    expect(answer.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(100);
  });

  it('knows what it has, what waits for others, and counts the bytes of that', async () => {
    const [first, second, remove] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
      (text) => text.delete(4, 2),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    const log = await emptyLog();
    add(log, second);
    add(log, remove);
    expect(log.pendingBytes).toBe(second.length + remove.length);
    expect(log.contains(scanUpdate(second))).toBe(true);
    expect(log.contains(scanUpdate(first))).toBe(false);
    expect(Y.decodeStateVector(log.stateVector()).size).toBe(0);
    await fold(log);
    expect(log.pendingBytes).toBeGreaterThan(0);
    expect(log.contains(scanUpdate(second))).toBe(true);
    add(log, first);
    expect(log.pendingBytes).toBe(0);
    expect([...Y.decodeStateVector(log.stateVector()).values()]).toEqual([6]);
    expect(textOf(log.answer())).toBe('abcd');
  });

  it('counts what waits in the state that it was loaded with, until it has come in', async () => {
    const [first, second, third, remove] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
      (text) => text.insert(6, 'g'.repeat(5_000)),
      (text) => text.delete(4, 2),
    ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const { state, stateVector } = await folder.fold({ base: null, updates: [first, third, remove] });
    const stored = { ...empty, snapshot: state, stateVector, snapshotVersion: 1 };
    const log = await DocumentLog.load(stored, fail, async () => undefined);
    expect(log.pendingBytes).toBeGreaterThan(5_000);
    expect(log.pendingBytes).toBeLessThan(5_000 + remove.length + 50);
    await fold(log);
    expect(log.pendingBytes).toBeGreaterThan(5_000);
    add(log, second);
    await fold(log);
    expect(log.pendingBytes).toBe(0);
  });

  it('goes on counting what waits when more that waits is folded', async () => {
    const updates = typed(...['a', 'b', 'c', 'd'].map((letter) => (text: Y.Text) => text.insert(text.length, letter)));
    const long = typed(
      (text) => text.insert(0, 'x'),
      (text) => text.insert(1, 'y'.repeat(3_000)),
    );
    const { state, stateVector } = await folder.fold({ base: null, updates: long.slice(1) });
    const stored = { ...empty, snapshot: state, stateVector, snapshotVersion: 1 };
    const log = await DocumentLog.load(stored, fail, async () => undefined);
    add(log, updates[2] as Uint8Array);
    await fold(log);
    expect(log.pendingBytes).toBeGreaterThan(3_000);
    for (const update of updates.slice(0, 2)) add(log, update);
    expect(log.pendingBytes).toBeGreaterThan(3_000);
    expect(log.waitingBytes).toBe(0);
    add(log, long[0] as Uint8Array);
    await fold(log);
    expect(log.pendingBytes).toBe(0);
  });

  it('integrates updates that wait for parts of each other', async () => {
    const [anna, boris] = [new Y.Doc(), new Y.Doc()];
    const parts: Uint8Array[][] = [[], []];
    [anna, boris].forEach((doc, at) => {
      doc.clientID = at + 1;
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'sync') parts[at]?.push(update);
      });
    });
    for (const letter of ['а', 'б', 'в', 'г']) {
      const [from, to] = letter < 'в' ? [anna, boris] : [boris, anna];
      from.getText('text').insert(from.getText('text').length, letter);
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'sync');
      to.getText('text').insert(to.getText('text').length, letter.toUpperCase());
      Y.applyUpdate(from, Y.encodeStateAsUpdate(to), 'sync');
    }
    const log = await emptyLog();
    for (const updates of parts) add(log, Y.mergeUpdates(updates));
    expect(log.pendingBytes).toBe(0);
    expect(Y.decodeStateVector(log.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(anna)));
    expect(textOf(log.answer())).toBe(anna.getText('text').toString());
  });

  it('keeps what comes while it is being folded', async () => {
    const updates = typed(...['a', 'b', 'c', 'd'].map((letter) => (text: Y.Text) => text.insert(text.length, letter)));
    const log = await emptyLog();
    for (const update of updates.slice(0, 2)) add(log, update);
    const mark = log.mark();
    const job = log.foldJob();
    for (const update of updates.slice(2)) add(log, update);
    log.rebase(await folder.fold(job), mark);
    expect(textOf(log.answer())).toBe('abcd');
    expect(log.contains(scanUpdate(updates[3] as Uint8Array))).toBe(true);
  });

  it('keeps what a later and quicker fold holds', async () => {
    const updates = typed(...['a', 'b', 'c', 'd'].map((letter) => (text: Y.Text) => text.insert(text.length, letter)));
    const log = await emptyLog();
    add(log, updates[0] as Uint8Array);
    const early = { mark: log.mark(), job: log.foldJob() };
    for (const update of updates.slice(1, 3)) add(log, update);
    await fold(log);
    log.rebase(await folder.fold(early.job), early.mark);
    add(log, updates[3] as Uint8Array);
    expect(log.pendingBytes).toBe(0);
    expect(textOf(log.answer())).toBe('abcd');
  });

  it('S23: takes the same deletion ten thousand times in its stride', async () => {
    const [insert, remove] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.delete(0, 1),
    ) as [Uint8Array, Uint8Array];
    const log = await emptyLog();
    add(log, insert);
    const scan = scanUpdate(remove);
    const before = process.cpuUsage();
    for (let at = 0; at < 10_000; at++) log.add(remove, scan);
    // By the former way it took minutes.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5_000);
    expect(textOf(log.answer())).toBe('bc');
  });

  it('leaves known deletions out of an answer that a client gives', async () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    text.insert(0, 'abcdefghij');
    for (let at = 0; at < 5; at++) text.delete(at, 1);
    const log = await emptyLog();
    add(log, Y.encodeStateAsUpdate(doc));
    const known = Y.encodeStateVector(doc);
    text.insert(0, 'neu ');
    text.delete(4, 1);
    const answer = Y.encodeStateAsUpdate(doc, known);
    const news = log.withoutKnownDeletions(answer, scanUpdate(answer));
    expect(news.length).toBeLessThan(answer.length);
    add(log, news);
    expect(textOf(log.answer())).toBe(text.toString());
  });

  it('leaves out rows that are no updates, and reports them', async () => {
    const damaged: number[] = [];
    const [first, second] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
    ) as [Uint8Array, Uint8Array];
    const updates = [
      { seq: 1, update: first },
      { seq: 2, update: Uint8Array.of(7, 7, 7) },
      { seq: 3, update: second },
    ];
    const log = await DocumentLog.load(
      { ...empty, updates },
      ({ seq }) => damaged.push(seq),
      async () => undefined,
    );
    expect(damaged).toEqual([2]);
    expect(textOf(log.answer())).toBe('abcdef');
  });

  it('S37: agrees with Yjs about any history, in any order, at any foldings', async () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let round = 0; round < 60; round++) {
      const updates = history(random);
      const log = await emptyLog();
      const joiners: Y.Doc[] = [];
      for (const update of shuffled(updates, random)) {
        add(log, update);
        if (random.int(10) === 0) await fold(log);
        if (random.int(10) === 0) joiners.push(docOf(log.answer()));
        const late = joiners[random.int(Math.max(1, joiners.length))];
        if (late) for (const part of log.answer(Y.encodeStateVector(late))) Y.applyUpdate(late, part);
      }
      const truth = docOf(updates);
      const expected = { seed, round, text: truth.getText('text').toString(), map: truth.getMap('map').toJSON() };
      for (const doc of [...joiners, docOf(log.answer())]) {
        for (const part of log.answer(Y.encodeStateVector(doc))) Y.applyUpdate(doc, part);
        expect({ seed, round, text: doc.getText('text').toString(), map: doc.getMap('map').toJSON() }).toEqual(
          expected,
        );
      }
      expect(Y.decodeStateVector(log.stateVector())).toEqual(Y.decodeStateVector(Y.encodeStateVector(truth)));
      expect(log.pendingBytes).toBe(0);
    }
  });
});

type Random = ReturnType<typeof createRandom>;

function history(random: Random): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const docs = Array.from({ length: 3 }, (_, at) => {
    const doc = new Y.Doc();
    doc.clientID = at + 1;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'sync') updates.push(update);
    });
    return doc;
  });
  for (let edit = 0; edit < 60; edit++) {
    const doc = docs[random.int(3)] as Y.Doc;
    const text = doc.getText('text');
    const choice = random.int(6);
    if (choice < 3) text.insert(random.int(text.length + 1), 'абв'.slice(0, 1 + random.int(3)));
    else if (choice === 3 && text.length > 0) text.delete(random.int(text.length), 1);
    else if (choice === 4) doc.getMap('map').set(`key${random.int(4)}`, random.int(100));
    else {
      const other = docs[random.int(3)] as Y.Doc;
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), 'sync');
    }
  }
  return updates;
}

function shuffled(updates: Uint8Array[], random: Random): Uint8Array[] {
  const rest = [...updates];
  const order: Uint8Array[] = [];
  // Mostly in order, with some that overtake others.
  while (rest.length > 0) order.push(...rest.splice(random.int(4) === 0 ? random.int(rest.length) : 0, 1));
  return order;
}
