import { CLOSE } from '@soproekt/contracts';
import { createRandom, testSeed } from '@soproekt/testing';
import { randomUUID } from 'node:crypto';
import { insertDocument, seedPeople, type Seeded } from '../../testing/seed-people.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { anyTestRedis, redisOrSkip, startTestRedis, type TestRedis } from '../../testing/test-redis.js';
import { until, uuidOf } from '../testing/collab-world.js';
import { contentOf, editAtRandom, storedDocument } from './support/bad-lines.js';
import { useEnds } from './support/hard-setup.js';
import { startNode, type TestNode } from './support/nodes.js';
import { Person } from './support/person.js';
import { WireClient } from './support/wire-client.js';

const HOUR_MS = 3_600_000;
/** Within which nodes agree again once Redis is back. */
const CONVERGENCE_MS = 10_000;
const REVOCATION_MS = 5_000;

redisOrSkip()('two nodes on one database', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let isAway = false;
  let early: TestNode;
  let late: TestNode;
  let documentId: string;
  const toEnd = useEnds();

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = await startTestRedis();
  }, 30_000);
  afterAll(async () => {
    await redis?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    documentId = randomUUID();
    const options = { compactRows: 20, compactDelayMs: 50, unloadDelayMs: 50 };
    early = await startNode(database, redis.url, { ...options, skewMs: -HOUR_MS });
    late = await startNode(database, redis.url, { ...options, skewMs: HOUR_MS });
    await until('both nodes to be connected', () => early.bus.connected && late.bus.connected);
  });
  afterEach(async () => {
    if (isAway) await comeBack();
    await early.stop();
    await late.stop();
  });

  async function goAway(): Promise<void> {
    isAway = true;
    await redis.stop();
    await until('the nodes to notice', () => !early.bus.connected && !late.bus.connected);
  }

  async function comeBack(): Promise<void> {
    await redis.restart();
    isAway = false;
  }

  async function open(node: TestNode, name: string): Promise<Person> {
    return toEnd(new Person(node.world, documentId, { name })).saved();
  }

  const wire = (node: TestNode, name: string, clientId?: number): WireClient => {
    return toEnd(new WireClient(node.world, documentId, { name, clientId }));
  };

  const agree = (people: readonly Person[]): boolean =>
    new Set(people.map(({ doc }) => JSON.stringify(contentOf(doc)))).size === 1;

  it('S41: people on both nodes write together, whatever their clocks say', async () => {
    const people = [await open(early, 'anna'), await open(late, 'boris')];
    const seed = testSeed();
    const random = createRandom(seed);
    for (let step = 0; step < 60; step++) {
      editAtRandom(random.pick(people).doc, random);
      if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, random.int(10)));
    }
    await until(`both to agree (TEST_SEED=${seed})`, () => agree(people) && people.every((person) => person.isSaved));
    await until('the presence of the other', () =>
      people.every(({ client }) => client.provider.awareness.getStates().size === 2),
    );
    const stored = await storedDocument(database, documentId);
    expect(contentOf(stored)).toEqual(contentOf((people[0] as Person).doc));
  });

  it('S40: while Redis is away both go on committing, and agree within 10 s of its return', async () => {
    const people = [await open(early, 'anna'), await open(late, 'boris'), await open(early, 'vera')];
    const seed = testSeed();
    const random = createRandom(seed);
    const [anna, boris, vera] = people as [Person, Person, Person];
    anna.text.insert(0, 'до разрыва ');
    await until('all to agree', () => agree(people));
    for (let round = 0; round < 2; round++) {
      await goAway();
      for (let step = 0; step < 40; step++) {
        editAtRandom(random.pick(people).doc, random);
        if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, random.int(10)));
      }
      boris.text.insert(0, `раунд ${round} `);
      await Promise.all(people.map((person) => person.saved()));
      await until('those of one node to agree', () => agree([anna, vera]));
      await comeBack();
      await until(`all to agree (TEST_SEED=${seed})`, () => agree(people), CONVERGENCE_MS);
    }
    await Promise.all(people.map((person) => person.saved()));
    const stored = await storedDocument(database, documentId);
    expect(contentOf(stored)).toEqual(contentOf(anna.doc));
    expect(anna.text.toString()).toContain('раунд 1 ');
  }, 60_000);

  it('S40: people who come and go while Redis is away find what their node and the database have, and all of it later', async () => {
    const anna = await open(early, 'anna');
    anna.text.insert(0, 'раз ');
    await anna.saved();
    await goAway();
    // The other node opens the document without a line to the first.
    const boris = await open(late, 'boris');
    expect(boris.text.toString()).toBe('раз ');
    boris.text.insert(4, 'два ');
    await boris.saved();
    boris.destroy();
    anna.text.insert(0, 'ноль ');
    await anna.saved();
    anna.destroy();
    await until('both to let go', () => early.world.hub.openDocuments + late.world.hub.openDocuments === 0);
    const vera = await open(early, 'vera');
    expect(vera.text.toString()).toBe('ноль раз два ');
    const gleb = await open(late, 'gleb');
    gleb.text.insert(0, 'снова ');
    await gleb.saved();
    await comeBack();
    await until('both to agree', () => agree([vera, gleb]), CONVERGENCE_MS);
    expect(vera.text.toString()).toBe('снова ноль раз два ');
  }, 40_000);

  it('S36: an author leaves at once while the other node folds: nothing that was acknowledged is lost', async () => {
    const boris = await open(late, 'boris');
    for (let round = 0; round < 20; round++) {
      const anna = await open(early, `anna${round}`);
      for (let at = 0; at < 5; at++) anna.doc.getMap('map').set(`${round}-${at}`, at);
      await anna.saved();
      anna.destroy();
      boris.text.insert(0, 'х');
    }
    await boris.saved();
    await until('the other node to have it all', () => boris.doc.getMap('map').size === 100);
    expect((await storedDocument(database, documentId)).getMap('map').size).toBe(100);
  }, 30_000);

  it('S25: one client id used by two people on two nodes: the second is told, nothing of the first is lost', async () => {
    const anna = await wire(early, 'anna', 99).ready();
    anna.text.insert(0, 'Анна пишет');
    await until('the commit', () => anna.isSaved);
    const witness = await wire(late, 'witness').ready();
    await until('the text', () => witness.text.toString() === 'Анна пишет');
    // The presence of a node reaches the other a moment later than its text.
    await until('anna to be seen', () => witness.awareness.getStates().has(99));
    const boris = wire(late, 'boris', 99);
    boris.text.insert(0, 'Борис пишет');
    expect(await boris.end()).toBe(CLOSE.clientIdTaken);
    expect(anna.closed).toBeNull();
    const late2 = await wire(late, 'vera').ready();
    expect(late2.text.toString()).toBe('Анна пишет');
  });

  it('S25: presence of the other node is stamped there and cannot be changed from here', async () => {
    const anna = await wire(early, 'anna').ready();
    const boris = await wire(late, 'boris').ready();
    anna.awareness.setLocalState({ cursor: 1, user: { name: 'boris' } });
    anna.introduce();
    const seen = (): Record<string, unknown> | undefined => boris.awareness.getStates().get(anna.doc.clientID);
    await until('the presence', () => seen()?.['cursor'] === 1);
    expect(seen()).toMatchObject({ user: { id: uuidOf('anna'), name: 'anna' } });
    anna.destroy();
    await until('the leave', () => seen() === undefined);
  });
});

redisOrSkip('any')('S13: a right withdrawn on one node', () => {
  let database: TestDatabase;
  let redis: Awaited<ReturnType<typeof anyTestRedis>>;
  let one: TestApp;
  let two: TestApp;
  let seeded: Seeded;
  let documentId: string;
  const toEnd = useEnds();

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = await anyTestRedis();
    one = await startTestApp({ database, env: { REDIS_URL: redis.url } });
    two = await startTestApp({ database, env: { REDIS_URL: redis.url } });
    seeded = await seedPeople(database.pool);
    documentId = await insertDocument(database.pool, seeded.workspaceId);
  }, 60_000);
  afterAll(async () => {
    await one?.close();
    await two?.close();
    await redis?.close();
    await database?.drop();
  });

  function open(cookie: string): WireClient {
    return toEnd(new WireClient({ origin: two.url, port: two.port }, documentId, { cookie }));
  }
  const member = (id: string): string => `/api/v1/workspaces/${seeded.workspaceId}/members/${id}`;

  it('makes a connection of the other node read-only within 5 s when the role changes', async () => {
    const { iroAuthor, coordinator } = seeded.people;
    const client = await open(iroAuthor.cookie).ready();
    await until('the right', () => client.accesses.at(-1) === 'write');
    const reply = await one.call('PATCH', member(iroAuthor.id), {
      cookie: coordinator.cookie,
      body: { role: 'reader' },
    });
    expect(reply.status).toBeLessThan(300);
    await until('the demotion', () => client.accesses.at(-1) === 'read', REVOCATION_MS);
    client.text.insert(0, 'поздно');
    await until('the refusal', () => client.refusals.includes('read-only'));
    expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('');
  });

  it('closes a connection of the other node within 5 s at removal and at sign-out', async () => {
    const { reader, moderator, coordinator } = seeded.people;
    const [removed, leaving] = [await open(reader.cookie).ready(), await open(moderator.cookie).ready()];
    expect((await one.call('DELETE', member(reader.id), { cookie: coordinator.cookie })).status).toBeLessThan(300);
    expect(await removed.end(REVOCATION_MS)).toBe(CLOSE.noRight);
    await one.call('POST', '/api/v1/auth/logout', { cookie: moderator.cookie, headers: { origin: one.url } });
    expect(await leaving.end(REVOCATION_MS)).toBe(CLOSE.notSignedIn);
  });
});
