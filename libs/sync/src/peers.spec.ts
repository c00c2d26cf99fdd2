import { CLOSE } from '@soproekt/contracts';
import { createRandom, testSeed } from '@soproekt/testing';
import * as Y from 'yjs';
import {
  ManualScheduler,
  MemoryBusNet,
  MemoryJournal,
  World,
  type MemoryBus,
  type MemoryClient,
} from './testing/index.js';
import { scanUpdate } from './update-scan.js';

/** Two nodes on one journal and one bus, in one time. */
class Nodes {
  readonly journal = new MemoryJournal();
  readonly scheduler = new ManualScheduler();
  readonly net = new MemoryBusNet();
  readonly buses: MemoryBus[] = [];
  readonly worlds: World[] = [];

  constructor(limits: ConstructorParameters<typeof World>[1] = {}, count = 2) {
    for (let at = 0; at < count; at++) {
      const bus = this.net.bus(`node-${at}`);
      this.buses.push(bus);
      this.worlds.push(
        new World(this.journal, { unloadDelayMs: 1000, compareMs: 1000, ...limits }, bus, this.scheduler),
      );
    }
  }

  world(at: number): World {
    return this.worlds[at] as World;
  }

  bus(at: number): MemoryBus {
    return this.buses[at] as MemoryBus;
  }

  async run(ms = 0): Promise<void> {
    for (let left = ms; ; left -= 100) {
      for (let again = true; again;) {
        for (const world of this.worlds) await world.run();
        again = this.buses.map((bus) => bus.run()).includes(true);
      }
      if (left <= 0) return;
      await this.scheduler.advance(Math.min(100, left));
    }
  }

  async join(at: number, user: string, clientId?: number): Promise<MemoryClient> {
    const client = this.world(at).client(user, clientId);
    client.connect();
    await this.run(100);
    return client;
  }

  destroy(): void {
    this.journal.release();
    for (const world of this.worlds) world.destroy();
  }
}

describe('several nodes', () => {
  let nodes: Nodes;
  afterEach(() => nodes.destroy());

  it('shows on one node what is typed on the other, before any commit, and stores it once', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    nodes.journal.hold();
    anna.text.insert(0, 'сразу');
    await nodes.run();
    expect(boris.text.toString()).toBe('сразу');
    expect(anna.committed).toBe(1);
    nodes.journal.release();
    await nodes.run(3000);
    expect(anna.committed).toBe(2);
    expect(nodes.journal.committed).toHaveLength(1);
    boris.text.delete(0, 1);
    await nodes.run();
    expect(anna.text.toString()).toBe('разу');
  });

  it('gives a node that comes late what is not in the journal yet', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    nodes.journal.failAppends = true;
    anna.text.insert(0, 'ещё не записано');
    await nodes.run(100);
    const boris = await nodes.join(1, 'boris');
    expect(boris.text.toString()).toBe('ещё не записано');
    nodes.journal.failAppends = false;
    await nodes.run(10_000);
    expect(anna.committed).toBe(2);
  });

  it('shows the people of both nodes to both, and lets nobody take the id of someone on the other', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna', 7);
    const boris = await nodes.join(1, 'boris', 8);
    anna.awareness.setLocalState({ cursor: 3 });
    await nodes.run(200);
    expect(boris.awareness.getStates().get(7)).toMatchObject({ cursor: 3, user: { id: 'anna' } });
    expect(anna.awareness.getStates().get(8)).toMatchObject({ user: { id: 'boris' } });
    const mallory = await nodes.join(1, 'mallory', 7);
    await nodes.run(200);
    expect(mallory.link?.closed?.code).toBe(CLOSE.clientIdTaken);
    anna.disconnect();
    await nodes.run(200);
    expect(boris.awareness.getStates().has(7)).toBe(false);
  });

  it('forgets the people of a node that is not heard any more', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna', 7);
    const boris = await nodes.join(1, 'boris');
    await nodes.run(200);
    expect(boris.awareness.getStates().has(7)).toBe(true);
    nodes.bus(0).connected = false;
    await nodes.run(8000);
    expect(boris.awareness.getStates().has(7)).toBe(false);
    expect(anna.link?.closed).toBeNull();
  });

  it('S40: without a bus each node goes on, hears the other through the journal, and all agree when it is back', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    for (const bus of nodes.buses) bus.setConnected(false);
    anna.text.insert(0, 'раз ');
    boris.text.insert(0, 'два ');
    await nodes.run(100);
    expect([anna.committed, boris.committed]).toEqual([2, 2]);
    await nodes.run(3000);
    expect(anna.text.toString()).toBe(boris.text.toString());
    anna.text.delete(0, 2);
    await nodes.run(100);
    for (const bus of nodes.buses) bus.setConnected(true);
    await nodes.run(1000);
    expect(boris.text.toString()).toBe(anna.text.toString());
  });

  it('S40: notices single lost messages, deletions among them', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    anna.text.insert(0, 'много текста');
    await nodes.run();
    nodes.bus(1).loses = () => true;
    anna.text.delete(0, 6);
    await nodes.run();
    nodes.bus(1).loses = () => false;
    await nodes.run(3000);
    expect(boris.text.toString()).toBe('текста');
  });

  it('S36: acknowledges nothing to a client that changed nodes before its edit is stored by either', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    await nodes.join(1, 'boris');
    nodes.journal.failAppends = true;
    anna.text.insert(0, 'x');
    await nodes.run();
    anna.disconnect();
    const again = nodes.world(1).client('anna');
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(anna.doc));
    again.connect();
    await nodes.run(200);
    expect(again.committed).toBeLessThan(again.sent);
    nodes.journal.failAppends = false;
    await nodes.run(10_000);
    expect(again.committed).toBe(again.sent);
    expect(nodes.journal.tail('doc').length).toBeGreaterThan(0);
  });

  it('S36: nor when the other node has the edit only from an answer', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const { append } = nodes.journal;
    nodes.journal.append = () => new Promise(() => undefined);
    anna.text.insert(0, 'x');
    await nodes.run();
    // The second node opens the document only now, and asks the first one.
    const boris = await nodes.join(1, 'boris');
    expect(boris.text.toString()).toBe('x');
    nodes.journal.append = append;
    anna.disconnect();
    const again = nodes.world(1).client('anna');
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(anna.doc));
    again.connect();
    await nodes.run(500);
    expect(again.committed).toBe(again.sent);
    expect(nodes.journal.tail('doc').length).toBeGreaterThan(0);
  });

  it('S36: nor before deletions are stored that this node knows from the other one only', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    anna.text.insert(0, 'abcdef');
    await nodes.run(100);
    const { append } = nodes.journal;
    nodes.journal.append = () => new Promise(() => undefined);
    anna.text.delete(4, 1);
    anna.text.delete(0, 1);
    await nodes.run();
    expect(boris.text.toString()).toBe('bcdf');
    nodes.journal.append = append;
    anna.disconnect();
    const again = nodes.world(1).client('anna');
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(anna.doc));
    again.text.insert(0, 'X');
    again.connect();
    await nodes.run(500);
    expect(again.committed).toBe(again.sent);
    // Both nodes end at this moment: what was confirmed is what the journal holds.
    const later = new World(nodes.journal);
    const reader = later.client('later');
    reader.connect();
    await later.run(200);
    expect(reader.text.toString()).toBe('Xbcdf');
    later.destroy();
  });

  it('S40: notices what is lost after a node has opened the document anew', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    for (let at = 0; at < 30; at++) {
      boris.text.insert(0, 'x');
      await nodes.run();
    }
    nodes.bus(0).loses = () => true;
    boris.disconnect();
    await nodes.run(3000);
    nodes.bus(0).loses = () => false;
    const again = await nodes.join(1, 'boris');
    nodes.bus(0).loses = () => true;
    again.text.delete(0, 10);
    await nodes.run();
    nodes.bus(0).loses = () => false;
    await nodes.run(3000);
    expect(anna.text.length).toBe(20);
  });

  it('stores what a node that died had sent out and not stored', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    await nodes.join(1, 'boris');
    const { append } = nodes.journal;
    nodes.journal.append = () => new Promise(() => undefined);
    anna.text.insert(0, 'видели все');
    await nodes.run();
    nodes.journal.append = append;
    nodes.bus(0).connected = false;
    await nodes.run(10_000);
    expect(nodes.journal.tail('doc')).toHaveLength(1);
  });

  it('S36: keeps what a node that died had not stored under the names of its authors', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna', 7);
    const vera = await nodes.join(0, 'vera', 8);
    const boris = await nodes.join(1, 'boris', 9);
    const { append } = nodes.journal;
    nodes.journal.append = () => new Promise(() => undefined);
    // One tick brings all three, so that they go to the other node in one message.
    anna.doc.getText('anna').insert(0, 'раз');
    vera.doc.getText('vera').insert(0, 'два');
    anna.doc.getText('anna').insert(0, 'три ');
    await nodes.run();
    expect(boris.doc.getText('anna').toString()).toBe('три раз');
    nodes.journal.append = append;
    nodes.bus(0).connected = false;
    await nodes.run(10_000);
    const rows = nodes.journal.committed.map(({ author, clientIds }) => ({ author, clientIds }));
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        { author: { userId: 'anna', institutionId: 'inst-anna' }, clientIds: [7] },
        { author: { userId: 'vera', institutionId: 'inst-vera' }, clientIds: [8] },
      ]),
    );
  });

  it('stores each edit once while people on both nodes write all the time', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    const append = nodes.journal.append.bind(nodes.journal);
    // Long enough that each node hears of the other's edit before it has stored its own.
    nodes.journal.append = (entries) =>
      new Promise((resolve) => nodes.scheduler.after(7, () => resolve(append(entries))));
    const edits = 500;
    for (let at = 0; at < edits; at++) {
      anna.doc.getText('anna').insert(at, 'a');
      boris.doc.getText('boris').insert(at, 'b');
      await nodes.run();
      await nodes.run(10);
    }
    await nodes.run(3000);
    expect(nodes.journal.committed).toHaveLength(2 * edits);
    const letters = nodes.journal.committed.flatMap(({ update }) => scanUpdate(update).structs);
    expect(letters.reduce((sum, { length }) => sum + length, 0)).toBe(2 * edits);
    expect(boris.doc.getText('anna').length).toBe(edits);
    expect([anna.committed === anna.sent, boris.committed === boris.sent]).toEqual([true, true]);
  });

  it('S36: stores what a node had sent when it dies amid edits on both', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    const append = nodes.journal.append.bind(nodes.journal);
    // Nothing of the first node's arrives.
    nodes.journal.append = (entries) =>
      entries.some(({ author }) => author.userId === 'anna') ? new Promise(() => undefined) : append(entries);
    for (let at = 0; at < 20; at++) {
      anna.doc.getText('anna').insert(at, 'a');
      boris.doc.getText('boris').insert(at, 'b');
      await nodes.run();
      await nodes.run(10);
    }
    expect(nodes.journal.committed.every(({ author }) => author.userId === 'boris')).toBe(true);
    nodes.journal.append = append;
    nodes.bus(0).connected = false;
    await nodes.run(10_000);
    const doc = new Y.Doc();
    for (const { update } of nodes.journal.tail('doc')) Y.applyUpdate(doc, update);
    expect([doc.getText('anna').length, doc.getText('boris').length]).toEqual([20, 20]);
  });

  it('S36: confirms nothing that builds on what only the other node has, and has not stored', async () => {
    nodes = new Nodes();
    const anna = await nodes.join(0, 'anna');
    const boris = await nodes.join(1, 'boris');
    const append = nodes.journal.append.bind(nodes.journal);
    // The appends of the first node never arrive.
    nodes.journal.append = () => new Promise(() => undefined);
    anna.text.insert(0, 'раз');
    await nodes.run();
    nodes.journal.append = append;
    const before = boris.committed;
    boris.text.insert(3, ', два');
    await nodes.run(200);
    expect(boris.committed).toBe(before + 1);
    // Both nodes end here: what was confirmed is readable without either.
    const doc = new Y.Doc();
    for (const { update } of nodes.journal.tail('doc')) Y.applyUpdate(doc, update);
    expect(doc.getText('text').toString()).toBe('раз, два');
  });

  it('S41: folds on both nodes, with clocks an hour apart, lose nothing', async () => {
    nodes = new Nodes({ compactRows: 5, compactDelayMs: 200 });
    const clients = [await nodes.join(0, 'anna'), await nodes.join(1, 'boris')];
    for (let at = 0; at < 40; at++) {
      const client = clients[at % 2] as MemoryClient;
      client.text.insert(client.text.length, `${at} `);
      await nodes.run(100);
    }
    await nodes.run(5000);
    const [anna, boris] = clients as [MemoryClient, MemoryClient];
    expect(anna.text.toString()).toBe(boris.text.toString());
    expect(nodes.journal.compactions('doc')).toBeGreaterThan(1);
    const later = new World(nodes.journal).client('later');
    later.connect();
    await nodes.run();
    const fresh = new World(nodes.journal);
    const reader = fresh.client('reader');
    reader.connect();
    await fresh.run();
    expect(reader.text.toString()).toBe(anna.text.toString());
  });

  it('S37, S40: agree after any mixture of edits, moves between nodes, losses and cut lines', async () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let round = 0; round < 12; round++) {
      nodes?.destroy();
      nodes = new Nodes({ compactRows: 8, compactDelayMs: 300 });
      for (const bus of nodes.buses) bus.loses = () => random.chance(0.05);
      const clients = await Promise.all([0, 1, 0, 1].map((at, index) => nodes.join(at, `user${index}`)));
      for (let step = 0; step < 60; step++) {
        const client = random.pick(clients);
        const choice = random.int(12);
        if (choice < 6) client.text.insert(random.int(client.text.length + 1), random.pick(['а', 'бв', 'где']));
        else if (choice < 8 && client.text.length > 0) client.text.delete(random.int(client.text.length), 1);
        else if (choice === 8) random.pick(nodes.buses).setConnected(random.chance(0.5));
        else if (choice === 9) nodes.journal.failAppends = random.chance(0.3);
        else if (choice === 10) {
          client.disconnect();
          client.connect();
        } else await nodes.run(random.int(3) * 100);
      }
      nodes.journal.failAppends = false;
      for (const bus of nodes.buses) {
        bus.loses = () => false;
        bus.setConnected(true);
      }
      await nodes.run(12_000);
      const texts = clients.map(({ text }) => text.toString());
      expect({ seed, round, texts }).toEqual({ seed, round, texts: texts.map(() => texts[0]) });
      const fresh = new World(nodes.journal);
      const reader = fresh.client('reader');
      reader.connect();
      await fresh.run();
      expect({ seed, round, stored: reader.text.toString() }).toEqual({ seed, round, stored: texts[0] });
      expect(clients.map(({ committed, sent }) => committed === sent)).toEqual([true, true, true, true]);
      fresh.destroy();
    }
  }, 60_000);
});
