import { createRandom, type Random } from '@soproekt/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { ServerProcess } from '../../../testing/server-process.js';
import { TcpProxy } from '../../../testing/tcp-proxy.js';
import type { LentDatabase } from './hard-setup.js';
import { until } from '../../testing/collab-world.js';
import { storedDocument } from './bad-lines.js';
import type { Endpoint } from './endpoint.js';
import { Person } from './person.js';

/** Where people come from, whichever node they reach. */
export const ENTRANCE = 'http://soproekt.test';
/** The edits of a test are entries of one list, each with a number of its own. */
const LIST = 'edits';

/** Somebody who types, and what is known of the typing. */
class Typist {
  /** Everything of which this person was told that it is saved. */
  readonly acknowledged = new Set<number>();
  private readonly waiting: number[] = [];

  constructor(
    readonly person: Person,
    private readonly numbers: { next: number },
  ) {
    person.client.subscribe(() => {
      if (person.isSaved) for (const edit of this.waiting.splice(0)) this.acknowledged.add(edit);
    });
  }

  type(): void {
    const edit = ++this.numbers.next;
    this.person.doc.getArray<number>(LIST).push([edit]);
    this.waiting.push(edit);
  }
}

export interface KillRounds {
  readonly database: LentDatabase;
  readonly kills: number;
  readonly seed: number;
  /** Starts a node that lets people in from {@link ENTRANCE}; called for each one and again after each kill. */
  readonly start: () => Promise<ServerProcess>;
  /** With two, people whose node is killed go on at the other. */
  readonly nodes: 1 | 2;
  readonly typists?: number;
}

/** @returns how many edits were made and how many had been acknowledged. @throws with the seed when one of those is lost */
export async function killWhileTyping(options: KillRounds): Promise<{ edits: number; acknowledged: number }> {
  const { database, kills, seed, typists: count = 4 } = options;
  const random = createRandom(seed);
  const documentId = randomUUID();
  const started: Promise<ServerProcess>[] = [];
  const start = (): Promise<ServerProcess> => {
    const server = options.start();
    started.push(server);
    return server;
  };
  const servers = await Promise.all(Array.from({ length: options.nodes }, start));
  // People keep one address, as behind a balancer; which node is behind it changes.
  const proxies = await Promise.all(servers.map(({ port }) => TcpProxy.start(port)));
  const entrance: Endpoint = { origin: ENTRANCE, port: 0 };
  const numbers = { next: 0 };
  const acknowledged = new Set<number>();
  let typists: Typist[] = [];
  const arrive = (at: number): Typist => {
    const via = proxies[at % proxies.length]?.port;
    return new Typist(new Person(entrance, documentId, { name: `typist${at}`, via }), numbers);
  };
  try {
    for (let kill = 0; kill < kills; kill++) {
      while (typists.length < count) typists.push(arrive(typists.length));
      await until('somebody to be saved', () => typists.some(({ person }) => person.isSaved), 20_000);
      await typeFor(typists, 60 + random.int(400), random);

      const victim = random.int(servers.length);
      const killed = servers[victim] as ServerProcess;
      const seen = new Set<number>();
      // What survivors saw is in their documents: they bring it along even when the author and the node are both gone.
      const leaving = typists.filter(() => random.chance(0.5)).slice(0, count - 1);
      await killed.kill();
      for (const typist of typists) for (const edit of typist.acknowledged) acknowledged.add(edit);
      typists = typists.filter((typist) => !leaving.includes(typist));
      for (const { person } of leaving) person.destroy();
      for (const { person } of typists) for (const edit of person.doc.getArray<number>(LIST)) seen.add(edit);

      expectAll(acknowledged, await editsIn(database, documentId), `acknowledged and lost after kill ${kill + 1}`);
      const other = servers.find((_server, at) => at !== victim);
      if (other) proxies[victim]?.retarget(other.port);
      proxies[victim]?.reset();
      const replacement = start();
      if (!other) {
        servers[victim] = await replacement;
        proxies[victim]?.retarget((servers[victim] as ServerProcess).port);
      }
      await until('everybody who stayed to be saved', () => typists.every(({ person }) => person.isSaved), 20_000);
      servers[victim] = await replacement;
      proxies[victim]?.retarget((servers[victim] as ServerProcess).port);
      // A node that has them from the one that was killed stores them when it learns that nobody else will.
      await until(
        `what others had seen to be stored after kill ${kill + 1}`,
        async () => {
          const stored = await editsIn(database, documentId);
          return [...seen].every((edit) => stored.has(edit));
        },
        20_000,
      );
    }
    return { edits: numbers.next, acknowledged: acknowledged.size };
  } catch (error) {
    const states = typists.map(({ person }) => JSON.stringify(person.state)).join('\n');
    throw new Error(`failed with TEST_SEED=${seed}: ${String(error)}\n${states}`, { cause: error });
  } finally {
    for (const { person } of typists) person.destroy();
    await Promise.all(proxies.map((proxy) => proxy.stop()));
    // One that is still starting would outlive the test.
    const running = await Promise.allSettled(started);
    await Promise.all(running.map((server) => (server.status === 'fulfilled' ? server.value.kill() : undefined)));
  }
}

async function typeFor(typists: readonly Typist[], ms: number, random: Random): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    random.pick(typists).type();
    await new Promise((resolve) => setTimeout(resolve, random.int(8)));
  }
}

async function editsIn(database: LentDatabase, documentId: string): Promise<Set<number>> {
  const doc: Y.Doc = await storedDocument(database, documentId);
  return new Set(doc.getArray<number>(LIST).toArray());
}

function expectAll(edits: ReadonlySet<number>, stored: ReadonlySet<number>, what: string): void {
  const lost = [...edits].filter((edit) => !stored.has(edit));
  if (lost.length > 0) throw new Error(`${what}: ${lost.length} of ${edits.size}`);
}
