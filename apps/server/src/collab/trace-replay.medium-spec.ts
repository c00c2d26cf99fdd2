import { loadConcurrentTrace, traceVersions, utf16Index, type ConcurrentTrace } from '@soproekt/testing';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { CollabWorld, until } from './testing/collab-world.js';

const ROOT = 'trace';
const CLIENT_ID_BASE = 4_000_000;
const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));

/** What a transaction became: its Yjs update, and the clock of its author's client after it. */
interface Made {
  update: Uint8Array;
  client: number;
  clock: number;
}

/**
 * One of the people recorded. Types into a document of its own, in which there is exactly what the recorded person saw: what the
 * other wrote is let in only when the recording says so, and only after the stock client has received it from the server.
 */
class Agent {
  readonly made: Made[] = [];
  private readonly editing = new Y.Doc();
  private readonly seen: number[];

  constructor(
    private readonly index: number,
    private readonly trace: ConcurrentTrace,
    readonly provider: WebsocketProvider,
  ) {
    this.seen = new Array<number>(trace.numAgents).fill(0);
    // Where two insert at the same place at once, Yjs puts the lower client id first. The recording was made with the first agent first.
    this.editing.clientID = CLIENT_ID_BASE + index;
  }

  async replay(agents: readonly Agent[], versions: readonly number[][]): Promise<void> {
    for (const [at, txn] of this.trace.txns.entries()) {
      if (txn.agent !== this.index) continue;
      await this.letIn(agents, versions[at] ?? []);
      this.type(txn.patches);
      // The socket is read between ticks; a person who types does not hold it up.
      if (this.made.length % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private async letIn(agents: readonly Agent[], version: readonly number[]): Promise<void> {
    for (const [other, count] of version.entries()) {
      while ((this.seen[other] ?? 0) < count) {
        const next = (this.seen[other] ?? 0) + 1;
        if (other !== this.index) {
          const made = await this.received(agents[other] as Agent, next - 1);
          Y.applyUpdate(this.editing, made.update);
        }
        this.seen[other] = next;
      }
    }
  }

  private async received(other: Agent, position: number): Promise<Made> {
    const store = this.provider.doc.store;
    const arrived = (): boolean => {
      const made = other.made[position];
      return made !== undefined && Y.getState(store, made.client) >= made.clock;
    };
    for (let turn = 0; !arrived(); turn++) {
      if (turn > 20_000) throw new Error('the edit of the other agent never arrived');
      await new Promise((resolve) => (turn < 50 ? setImmediate(resolve) : setTimeout(resolve, 1)));
    }
    return other.made[position] as Made;
  }

  private type(patches: ConcurrentTrace['txns'][number]['patches']): void {
    const text = this.editing.getText(ROOT);
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array): number => updates.push(update);
    this.editing.on('update', collect);
    this.editing.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        const content = text.toString();
        const start = utf16Index(content, position);
        if (deleted > 0) text.delete(start, utf16Index(content.slice(start), deleted));
        if (inserted) text.insert(start, inserted);
      }
    });
    this.editing.off('update', collect);
    const update = updates[0] ?? Uint8Array.of(0, 0);
    const client = this.editing.clientID;
    this.made.push({ update, client, clock: Y.getState(this.editing.store, client) });
    // Into the stock client's document, as from an editor: the provider sends it.
    Y.applyUpdate(this.provider.doc, update, this);
  }
}

describe('a recorded session replayed through the server', () => {
  const trace = loadConcurrentTrace(REPOSITORY);
  let database: TestDatabase;
  let world: CollabWorld;

  beforeAll(async () => {
    database = await createTestDatabase();
    world = await CollabWorld.start(database);
  });
  afterAll(async () => {
    await world?.stop();
    await database?.drop();
  });

  const contentOf = (provider: WebsocketProvider): string => provider.doc.getText(ROOT).toString();

  it(`${trace.source}: ends in the same text for both, for a third, and after a restart`, async () => {
    const documentId = randomUUID();
    const agents = Array.from({ length: trace.numAgents }, (_, index) => {
      return new Agent(index, trace, world.stock(documentId, `agent${index}`));
    });
    await until('both to be synced', () => agents.every(({ provider }) => provider.synced));
    const versions = traceVersions(trace);
    await Promise.all(agents.map((agent) => agent.replay(agents, versions)));

    const [first, ...others] = agents.map(({ provider }) => provider) as [WebsocketProvider, ...WebsocketProvider[]];
    const states = (): string[] => agents.map(({ provider }) => Y.encodeStateVector(provider.doc).join());
    await until('all to have everything', () => new Set(states()).size === 1, 20_000);
    await until('the texts to agree', () => others.every((other) => contentOf(other) === contentOf(first)), 20_000);
    const expected = trace.endContent ?? contentOf(first);
    for (const { provider } of agents) expect(contentOf(provider)).toBe(expected);

    const third = world.stock(documentId, 'third');
    await until('the third to be synced', () => third.synced);
    expect(contentOf(third)).toBe(expected);

    for (const { provider } of agents) provider.disconnect();
    third.disconnect();
    expect(await world.restart()).toBe(true);
    const fourth = world.stock(documentId, 'fourth');
    await until('the fourth to be synced', () => fourth.synced);
    expect(contentOf(fourth)).toBe(expected);
  }, 120_000);
});
