import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { DocumentLog } from './document-log.js';
import { defaultLimits } from './limits.js';
import { PeerLine, type LineRoom } from './peer-line.js';
import type { AuthoredChange } from './peers.js';
import { ManualScheduler, MemoryBusNet, settle, type MemoryBus } from './testing/index.js';
import { scanUpdate } from './update-scan.js';

const MANY = 100_000;
const SOMEBODY = { author: { userId: 'anna', institutionId: null }, clientIds: [] };

/** Deletions of one clock each, every other one from `first` on. */
function deletions(first: number, count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [0, 1, 7, count]) encoding.writeVarUint(encoder, value);
  for (let at = 0; at < count; at++) {
    encoding.writeVarUint(encoder, first + 2 * at);
    encoding.writeVarUint(encoder, 1);
  }
  return encoding.toUint8Array(encoder);
}

/** One client's text at a clock. */
function struct(client: number, clock: number, text: string): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, 1, client, clock, 4, 1]) encoding.writeVarUint(encoder, value);
  encoding.writeVarString(encoder, 'text');
  encoding.writeVarString(encoder, text);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** The first message of changes of a node that nobody knows. */
function changesMessage({ update, author, clientIds }: AuthoredChange): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, 'other');
  for (const value of [1, 1, 0, 1]) encoding.writeVarUint(encoder, value);
  encoding.writeVarUint8Array(encoder, update);
  for (const text of [author.userId, author.institutionId]) {
    encoding.writeVarUint(encoder, text === null ? 0 : 1);
    if (text !== null) encoding.writeVarString(encoder, text);
  }
  for (const value of [clientIds.length, ...clientIds]) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

describe('PeerLine', () => {
  const empty = { snapshot: null, stateVector: null, snapshotVersion: 0, updates: [], lastSeq: 0 };
  const lines: PeerLine[] = [];
  const buses: MemoryBus[] = [];
  afterEach(() => {
    for (const line of lines.splice(0)) line.close();
    buses.length = 0;
  });

  async function line(bus: MemoryBus, scheduler: ManualScheduler, room: Partial<LineRoom> = {}): Promise<PeerLine> {
    const document = await DocumentLog.load(empty, fail, async () => undefined);
    const made = new PeerLine(
      'doc',
      bus,
      { limits: defaultLimits, scheduler, log: { warn: () => undefined } },
      {
        document,
        presence: { hear: () => undefined, forgetNode: () => undefined, ownEntries: () => [] },
        isSaved: () => false,
        canStore: () => true,
        isOwn: () => false,
        spread: () => undefined,
        store: () => undefined,
        readNews: async () => undefined,
        ...room,
      },
    );
    await bus.subscribe('doc', (message) => made.hear(message));
    lines.push(made);
    buses.push(bus);
    return made;
  }

  function deliver(): void {
    while (buses.map((bus) => bus.run()).includes(true));
  }

  interface Pair {
    near: PeerLine;
    far: PeerLine;
    scheduler: ManualScheduler;
    publish(...updates: Uint8Array[]): void;
  }

  async function pair(rooms: { near?: Partial<LineRoom>; far?: Partial<LineRoom> } = {}): Promise<Pair> {
    const net = new MemoryBusNet();
    const scheduler = new ManualScheduler();
    const near = await line(net.bus('near'), scheduler, rooms.near);
    const far = await line(net.bus('far'), scheduler, rooms.far);
    deliver();
    return {
      near,
      far,
      scheduler,
      publish: (...updates) => {
        far.publish(updates.map((update) => ({ update, ...SOMEBODY })));
        deliver();
      },
    };
  }

  it('knows what another node may not have stored, by clients and clocks', async () => {
    const { near, publish } = await pair();
    publish(struct(5, 10, 'abc'), deletions(0, 3));
    const holds = (update: Uint8Array): boolean => near.holdsUnstored(scanUpdate(update));
    expect(holds(struct(5, 12, 'x'))).toBe(true);
    expect(holds(struct(5, 8, 'xyz'))).toBe(true);
    expect(holds(struct(5, 8, 'xy'))).toBe(false);
    expect(holds(struct(5, 13, 'x'))).toBe(false);
    expect(holds(struct(6, 12, 'x'))).toBe(false);
    expect(holds(struct(7, 0, 'x'))).toBe(false);
    expect(holds(deletions(4, 1))).toBe(true);
    expect(holds(deletions(3, 2))).toBe(false);
  });

  // Each with each would be ten thousand million.
  it('finds it among a hundred thousand ranges that lie between a hundred thousand others', async () => {
    const { near, publish } = await pair();
    publish(deletions(0, MANY));
    expect(near.holdsUnstored(scanUpdate(deletions(1, MANY)))).toBe(false);
    expect(near.holdsUnstored(scanUpdate(deletions(2 * MANY - 2, 1)))).toBe(true);
  });

  it('S36: stores what another node has not stored for a round, once, without waiting for that node to be silent for long', async () => {
    const stored: Uint8Array[] = [];
    const { near, publish, scheduler } = await pair({ near: { store: ({ update }) => void stored.push(update) } });
    const change = struct(5, 0, 'abc');
    publish(change);
    await scheduler.advance(defaultLimits.compareMs * 0.5);
    expect(stored).toEqual([]);
    await scheduler.advance(defaultLimits.compareMs * 2);
    expect(stored).toEqual([change]);
    expect(near.holdsUnstored(scanUpdate(change))).toBe(false);
    await scheduler.advance(defaultLimits.compareMs * 10);
    expect(stored).toEqual([change]);
  });

  it('S36: stores what a change of its own builds on before that change, and nothing for others', async () => {
    const stored: Uint8Array[] = [];
    const { near, publish } = await pair({ near: { store: ({ update }) => void stored.push(update) } });
    const [theirs, own] = [new Y.Doc(), new Y.Doc()];
    theirs.getText('text').insert(0, 'abc');
    const first = Y.encodeStateAsUpdate(theirs);
    Y.applyUpdate(own, first);
    const before = Y.encodeStateVector(own);
    own.getText('text').insert(2, 'x');
    const second = Y.encodeStateAsUpdate(own, before);
    publish(first, struct(6, 0, 'other'));
    near.storeNeeded(scanUpdate(struct(7, 0, 'alone')));
    expect(stored).toEqual([]);
    near.storeNeeded(scanUpdate(second));
    expect(stored[0]).toEqual(first);
    near.storeNeeded(scanUpdate(second));
    expect(stored).toHaveLength(2);
    // What a client goes on with after it changed nodes builds on what it wrote there.
    publish(struct(8, 0, 'abc'));
    near.storeNeeded(scanUpdate(struct(8, 3, 'd')));
    expect(stored).toHaveLength(3);
  });

  it('leaves it to the other node while it cannot store either, and when that node has stored it', async () => {
    const stored: Uint8Array[] = [];
    let works = false;
    const { publish, scheduler } = await pair({
      near: { store: ({ update }) => void stored.push(update), canStore: () => works },
    });
    publish(struct(5, 0, 'abc'));
    await scheduler.advance(defaultLimits.compareMs * 2.5);
    expect(stored).toEqual([]);
    works = true;
    await scheduler.advance(defaultLimits.compareMs * 1.5);
    expect(stored).toHaveLength(1);
    const saved = { isSaved: () => true, store: fail };
    const orderly = await pair({ near: saved, far: saved });
    orderly.publish(struct(6, 0, 'abc'));
    await orderly.scheduler.advance(defaultLimits.compareMs * 3);
  });

  it('waits for nobody with its own changes: two nodes that have heard of each other are done when each has stored its own', async () => {
    let saved = false;
    const { near, far, publish } = await pair({ near: { isSaved: () => saved }, far: { isSaved: () => saved } });
    const [theirs, own] = [struct(5, 0, 'abc'), struct(6, 0, 'abc')];
    near.publish([{ update: own, ...SOMEBODY }]);
    publish(theirs);
    expect([near.holdsUnstored(scanUpdate(theirs)), far.holdsUnstored(scanUpdate(own))]).toEqual([true, true]);
    saved = true;
    near.committed();
    far.committed();
    deliver();
    expect([near.holdsUnstored(scanUpdate(theirs)), far.holdsUnstored(scanUpdate(own))]).toEqual([false, false]);
  });

  it('S36: does not call stored what it handed on in an answer before whoever wrote it, or itself, has stored it', async () => {
    const theirs = struct(5, 0, 'abc');
    for (const end of ['stored', 'adopted', 'gone orderly'] as const) {
      const net = new MemoryBusNet();
      const scheduler = new ManualScheduler();
      let originSaved = false;
      let middleSaved = true;
      const originBus = net.bus('origin');
      const origin = await line(originBus, scheduler, { isSaved: () => originSaved });
      const middle = await line(net.bus('middle'), scheduler, {
        isSaved: () => middleSaved,
        store: () => (middleSaved = false),
      });
      deliver();
      origin.publish([{ update: theirs, ...SOMEBODY }]);
      deliver();
      // The third one knows it from the second alone.
      originBus.connected = false;
      const late = await line(net.bus('late'), scheduler, { isSaved: () => true });
      deliver();
      const holds = (update: Uint8Array): boolean => late.holdsUnstored(scanUpdate(update));
      for (let clock = 0; clock < 3; clock++) {
        middle.publish([{ update: struct(6, clock, 'x'), ...SOMEBODY }]);
        middle.committed();
        deliver();
      }
      expect({ end, holds: holds(theirs) }).toEqual({ end, holds: true });
      originBus.connected = true;
      if (end === 'adopted') {
        middle.storeNeeded(scanUpdate(struct(5, 3, 'd')));
        middle.publish([{ update: struct(6, 3, 'x'), ...SOMEBODY }]);
        deliver();
        expect(holds(theirs)).toBe(true);
        middleSaved = true;
        middle.committed();
      } else {
        originSaved = true;
        if (end === 'stored') origin.committed();
        else origin.close();
      }
      deliver();
      expect({ end, theirs: holds(theirs), own: holds(struct(6, 0, 'xxx')) }).toEqual({
        end,
        theirs: false,
        own: false,
      });
      for (const made of lines.splice(0)) made.close();
      buses.length = 0;
    }
  });

  it('names the author of what it stores for another node, and nobody where an answer brought it', async () => {
    const stored: AuthoredChange[] = [];
    const near: Partial<LineRoom> = { store: (change) => void stored.push(change) };
    const { far, scheduler } = await pair({ near });
    const change = {
      update: struct(5, 0, 'abc'),
      author: { userId: 'anna', institutionId: 'inst' },
      clientIds: [5, 2 ** 32 - 1],
    };
    const server = { update: struct(6, 0, 'abc'), author: { userId: null, institutionId: null }, clientIds: [] };
    far.publish([change, server]);
    deliver();
    await scheduler.advance(defaultLimits.compareMs * 2.5);
    expect(stored).toEqual([change, server]);
    stored.length = 0;
    const net = new MemoryBusNet();
    const writerBus = net.bus('writer');
    const writer = await line(writerBus, scheduler);
    await line(net.bus('early'), scheduler);
    writer.publish([change]);
    deliver();
    writerBus.connected = false;
    await line(net.bus('late'), scheduler, near);
    deliver();
    await scheduler.advance(defaultLimits.compareMs * 2.5);
    expect(stored).toEqual([{ update: change.update, author: server.author, clientIds: [] }]);
  });

  it('reads the journal after a message of changes that ends too early or is none', async () => {
    let read = 0;
    const { near } = await pair({ near: { readNews: async () => void read++, store: fail } });
    const change = { update: struct(5, 0, 'abc'), author: { userId: 'anna', institutionId: null }, clientIds: [5] };
    const message = changesMessage(change);
    const bad = [...Array(message.length).keys()].slice(1).map((length) => message.slice(0, length));
    // Neither there nor absent.
    bad.push(message.map((byte, at) => (at === message.length - 3 ? 7 : byte)));
    for (const [at, wrong] of bad.entries()) {
      near.hear(wrong);
      await settle();
      expect(read).toBe(at + 1);
      expect(near.holdsUnstored(scanUpdate(change.update))).toBe(false);
    }
    near.hear(message);
    expect(near.holdsUnstored(scanUpdate(change.update))).toBe(true);
  });
});

function fail(): never {
  throw new Error('not called');
}
