import { createRandom, type Random } from '@soproekt/testing';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { TcpProxy } from '../../../testing/tcp-proxy.js';
import type { LentDatabase } from './hard-setup.js';
import { PgJournal } from '../../pg-journal.js';
import { CollabWorld, until } from '../../testing/collab-world.js';
import { Person } from './person.js';

/** Latency, jitter and slices that are bad and let a session of a few seconds through. */
function someLine(random: Random): { latencyMs: number; jitterMs: number; maxChunk: number } {
  return { latencyMs: random.int(15), jitterMs: random.int(20), maxChunk: random.pick([7, 60, 700, 1_400]) };
}

/** Everything of a document that a reader could see, comparable. */
export function contentOf(doc: Y.Doc): unknown {
  return {
    text: doc.getText('text').toString(),
    marks: doc.getText('text').toDelta() as unknown,
    map: Object.entries(doc.getMap('map').toJSON()).sort(),
    xml: doc.getXmlFragment('xml').toString(),
  };
}

/** One edit as people make them, at any place. Characters stay whole: nobody's cursor stands within an emoji. */
export function editAtRandom(doc: Y.Doc, random: Random): void {
  const text = doc.getText('text');
  const characters = [...text.toString()];
  const at = random.int(characters.length + 1);
  const index = characters.slice(0, at).join('').length;
  const kind = random.int(10);
  if (kind < 5) {
    text.insert(index, random.pick(['а', 'бв', ' ', '🙂', 'слово ', '👩‍🏫', 'x'.repeat(40)]));
  } else if (kind < 8) {
    const removed = characters.slice(at, at + 1 + random.int(3)).join('').length;
    if (removed > 0) text.delete(index, removed);
  } else if (kind === 8) {
    doc.getMap('map').set(random.pick(['a', 'b', 'c']), random.int(1_000));
  } else {
    const xml = doc.getXmlFragment('xml');
    if (xml.length > 5 && random.chance(0.5)) xml.delete(random.int(xml.length), 1);
    else xml.insert(random.int(xml.length + 1), [new Y.XmlElement(random.pick(['p', 'h2', 'li']))]);
  }
}

/** What is in the journal now, whatever any server has in memory. */
export async function storedDocument(database: Pick<LentDatabase, 'pool'>, documentId: string): Promise<Y.Doc> {
  const { snapshot, updates } = await new PgJournal(database.pool, { warn: () => undefined }).load(documentId);
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** @throws unless the document has everything that is named in the state vector */
export function expectToHold(doc: Y.Doc, stateVector: ReadonlyMap<number, number>): void {
  for (const [client, clock] of stateVector) {
    const has = Y.getState(doc.store, client);
    if (has < clock) throw new Error(`lost: of client ${client} ${clock} were acknowledged, ${has} are stored`);
  }
}

/** Clock of each person's own edits of whom everything is confirmed. */
function acknowledged(people: readonly Person[]): Map<number, number> {
  const saved = people.filter((person) => person.isSaved);
  return new Map(saved.map(({ doc }) => [doc.clientID, Y.getState(doc.store, doc.clientID)]));
}

/**
 * A session of several people, each on a bad line of their own that breaks now and then.
 * @throws with the seed when the replicas do not agree, the text is broken or something acknowledged is not stored
 */
export async function writeOverBadLines(
  database: LentDatabase,
  { people: count, steps, seed }: { people: number; steps: number; seed: number },
): Promise<void> {
  const random = createRandom(seed);
  const world = await CollabWorld.start(database, { compactRows: 50, compactDelayMs: 50 });
  const documentId = randomUUID();
  const proxies: TcpProxy[] = [];
  const people: Person[] = [];
  try {
    for (let at = 0; at < count; at++) {
      const proxy = await TcpProxy.start(world.port, someLine(random), random);
      proxies.push(proxy);
      people.push(new Person(world, documentId, { name: `person${at}`, via: proxy.port }));
    }
    for (let step = 0; step < steps; step++) {
      editAtRandom(random.pick(people).doc, random);
      if (random.chance(0.03)) random.pick(proxies).reset();
      if (random.chance(0.05)) random.pick(proxies).conditions = { ...proxies[0]!.conditions, ...someLine(random) };
      if (random.chance(0.02)) random.pick(proxies).refusing = true;
      if (random.chance(0.2)) for (const proxy of proxies) proxy.refusing = false;
      if (random.chance(0.02)) {
        const told = acknowledged(people);
        expectToHold(await storedDocument(database, documentId), told);
      }
      if (random.chance(0.6)) await new Promise((resolve) => setTimeout(resolve, random.int(25)));
    }
    for (const proxy of proxies) {
      proxy.refusing = false;
      proxy.conditions = { ...proxy.conditions, latencyMs: 0, jitterMs: 0, maxChunk: Infinity };
    }
    const vectors = (): string[] =>
      people.map(({ doc }) => JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort()));
    await until('everybody to be saved', () => people.every((person) => person.isSaved), 30_000);
    await until('everybody to have everything', () => new Set(vectors()).size === 1, 30_000);

    const stored = await storedDocument(database, documentId);
    const expected = contentOf(stored);
    // Deletions are not in the state vectors: they may come last.
    await until('the replicas to agree', () => people.every(({ doc }) => same(contentOf(doc), expected)));
    const text = stored.getText('text').toString();
    if (/\p{Surrogate}|\uFFFD/u.test(text)) throw new Error('broken characters in the text');
    if (people.some(({ doc }) => doc.store.pendingStructs !== null)) throw new Error('updates are left over');
  } catch (error) {
    throw new Error(`failed with TEST_SEED=${seed}: ${String(error)}`, { cause: error });
  } finally {
    for (const person of people) person.destroy();
    await Promise.all(proxies.map((proxy) => proxy.stop()));
    await world.stop();
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
