import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { DocumentLog } from './document-log.js';
import { defaultLimits } from './limits.js';
import { PeerLine, type LineRoom } from './peer-line.js';
import { ManualScheduler, MemoryBusNet, type MemoryBus } from './testing/index.js';
import { scanUpdate } from './update-scan.js';

const MANY = 100_000;

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

  interface Pair {
    near: PeerLine;
    scheduler: ManualScheduler;
    publish(...updates: Uint8Array[]): void;
  }

  async function pair(rooms: { near?: Partial<LineRoom>; far?: Partial<LineRoom> } = {}): Promise<Pair> {
    const net = new MemoryBusNet();
    const scheduler = new ManualScheduler();
    const near = await line(net.bus('near'), scheduler, rooms.near);
    const far = await line(net.bus('far'), scheduler, rooms.far);
    const deliver = (): void => {
      while (buses.map((bus) => bus.run()).includes(true));
    };
    deliver();
    return {
      near,
      scheduler,
      publish: (...updates) => {
        far.publish(updates);
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
    const { near, publish, scheduler } = await pair({ near: { store: (update) => void stored.push(update) } });
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
    const { near, publish } = await pair({ near: { store: (update) => void stored.push(update) } });
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
      near: { store: (update) => void stored.push(update), canStore: () => works },
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
});

function fail(): never {
  throw new Error('not called');
}
