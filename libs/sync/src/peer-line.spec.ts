import * as encoding from 'lib0/encoding';
import { DocumentLog } from './document-log.js';
import { defaultLimits } from './limits.js';
import { PeerLine } from './peer-line.js';
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

  async function line(bus: MemoryBus, scheduler: ManualScheduler): Promise<PeerLine> {
    const document = await DocumentLog.load(empty, fail, async () => undefined);
    const made = new PeerLine(
      'doc',
      bus,
      { limits: defaultLimits, scheduler, log: { warn: () => undefined } },
      {
        document,
        presence: { hear: () => undefined, forgetNode: () => undefined, ownEntries: () => [] },
        isSaved: () => false,
        isOwn: () => false,
        spread: () => undefined,
        store: () => undefined,
        readNews: async () => undefined,
      },
    );
    await bus.subscribe('doc', (message) => made.hear(message));
    lines.push(made);
    buses.push(bus);
    return made;
  }

  async function pair(): Promise<{ near: PeerLine; publish(...updates: Uint8Array[]): void }> {
    const net = new MemoryBusNet();
    const scheduler = new ManualScheduler();
    const near = await line(net.bus('near'), scheduler);
    const far = await line(net.bus('far'), scheduler);
    const deliver = (): void => {
      while (buses.map((bus) => bus.run()).includes(true));
    };
    deliver();
    return {
      near,
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
});

function fail(): never {
  throw new Error('no row should be damaged');
}
