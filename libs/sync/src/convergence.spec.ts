import { createRandom, testSeed, type Random } from '@soproekt/testing';
import * as Y from 'yjs';
import { MemoryJournal, World, type MemoryClient, type MemoryConnectOptions } from './testing/index.js';

function edit(client: MemoryClient, random: Random): void {
  const { text } = client;
  const map = client.doc.getMap('map');
  if (random.chance(0.15)) {
    const key = random.pick(['a', 'b', 'c']);
    if (random.chance(0.3)) map.delete(key);
    else map.set(key, random.int(100));
  } else if (text.length > 3 && random.chance(0.35)) {
    const at = random.int(text.length - 2);
    text.delete(at, 1 + random.int(2));
  } else {
    text.insert(random.int(text.length + 1), random.pick(['а', 'бв', ' ', '🙂', 'слово']));
  }
}

function content(client: MemoryClient): unknown {
  return { text: client.text.toString(), map: client.doc.getMap('map').toJSON() };
}

/** Random edits by several clients on bad lines, restarts of the server and failures of its journal between them. */
async function session(random: Random, line: MemoryConnectOptions, checkAcknowledged: boolean): Promise<void> {
  const journal = new MemoryJournal();
  const limits = { compactRows: 20, unloadDelayMs: 200, compactDelayMs: 20, compactRowsOnUnload: 3 };
  const world = new World(journal, limits);
  const clients = ['anna', 'boris', 'vera', 'gleb'].map((user) => world.client(user));
  const connect = (client: MemoryClient): void => {
    client.connect({ ...line, random: random.next, acknowledge: random.chance(0.7) });
  };
  for (let step = 0; step < 400; step++) {
    const client = random.pick(clients);
    if (random.chance(0.4)) edit(client, random);
    if (random.chance(0.03)) client.disconnect();
    if (!client.link && random.chance(0.3)) connect(client);
    if (client.link?.closed) client.disconnect();
    for (let turn = random.int(4); turn > 0; turn--) {
      random.pick(clients).link?.deliverToServer();
      random.pick(clients).link?.deliverToClient();
    }
    if (random.chance(0.02)) journal.hold();
    if (random.chance(0.1)) journal.release();
    journal.failAppends = random.chance(0.05);
    if (random.chance(0.5)) await world.scheduler.advance(random.int(40));
  }
  journal.failAppends = false;
  journal.release();
  for (const client of clients) {
    client.disconnect();
    client.connect();
  }
  await world.run(6000);
  await world.run(6000);
  const [first, ...rest] = clients.map(content);
  for (const other of rest) expect(other).toEqual(first);
  expect(new Set(clients.map(({ doc }) => Y.encodeStateVector(doc).toString())).size).toBe(1);
  if (checkAcknowledged) for (const client of clients) expect(client.committed).toBe(client.sent);

  const fresh = new World(journal).client('later');
  fresh.connect();
  await world.run();
  for (const { doc, link } of clients) {
    expect(link?.closed).toBeNull();
    expect(doc.store.pendingStructs).toBeNull();
  }
  const stored = new Y.Doc();
  Y.applyUpdate(stored, await new World(journal).hub.snapshotState('doc'));
  expect(stored.getText('text').toString()).toBe(clients[0]?.text.toString());
  fresh.destroy();
  world.destroy();
}

describe('S37: replicas converge', () => {
  it.each([
    ['on orderly lines', {}, true],
    ['with frames doubled and out of order', { duplicates: 0.1, reorders: 0.2 }, false],
  ] as const)(
    '%s',
    async (_what, line, checkAcknowledged) => {
      const first = testSeed();
      for (let run = 0; run < 8; run++) {
        const seed = first + run;
        try {
          await session(createRandom(seed), line, checkAcknowledged);
        } catch (error) {
          throw new Error(`failed with TEST_SEED=${seed}`, { cause: error });
        }
      }
    },
    60_000,
  );

  it('S36: what a client was told is committed is there after a crash', async () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let run = 0; run < 20; run++) {
      const journal = new MemoryJournal();
      const world = new World(journal);
      const client = world.client('anna');
      client.connect();
      await world.run();
      const states = [Y.encodeStateVector(client.doc)];
      states.push(Y.encodeStateVector(client.doc));
      for (let step = 0; step < 60; step++) {
        client.text.insert(random.int(client.text.length + 1), random.pick(['a', 'b', 'c']));
        states.push(Y.encodeStateVector(client.doc));
        if (random.chance(0.2)) journal.hold();
        if (random.chance(0.2)) journal.release();
        journal.failAppends = random.chance(0.2);
        for (let turn = random.int(4); turn > 0; turn--) {
          client.link?.deliverToServer();
          client.link?.deliverToClient();
        }
        if (random.chance(0.4)) await world.scheduler.advance(random.int(30));
      }
      // The process dies here: only what the journal has committed counts.
      const stored = new Y.Doc();
      const rows = journal.tail('doc').map(({ update }) => update);
      if (rows.length > 0) for (const row of rows) Y.applyUpdate(stored, row);
      const told = Y.decodeStateVector(states[client.committed] as Uint8Array);
      for (const [id, clock] of told) {
        if (Y.getState(stored.store, id) < clock) throw new Error(`acknowledged text lost, TEST_SEED=${seed}`);
      }
      journal.release();
      world.destroy();
    }
  }, 60_000);
});
