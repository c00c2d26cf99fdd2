import { CLOSE } from '@soproekt/contracts';
import { insertDocument, seedPeople, type Seeded } from '../../testing/seed-people.js';
import { ServerProcess } from '../../testing/server-process.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { redisOrSkip, startTestRedis, type TestRedis } from '../../testing/test-redis.js';
import { until } from '../testing/collab-world.js';
import { storedDocument } from './support/bad-lines.js';
import { RawSocket, upgradeRequest } from './support/raw-socket.js';
import { WireClient } from './support/wire-client.js';

/** The program as it is run, with its own limits. */
describe('the real server', () => {
  let database: TestDatabase;
  let seeded: Seeded;
  let documentId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    seeded = await seedPeople(database.pool);
  });
  afterAll(() => database?.drop());
  beforeEach(async () => {
    documentId = await insertDocument(database.pool, seeded.workspaceId);
  });

  it('S20: a request that comes byte by byte is given up, one that never comes too', async () => {
    const server = await ServerProcess.start({ databaseUrl: database.url });
    try {
      const silent = RawSocket.connect(server);
      const slow = RawSocket.connect(server);
      const request = upgradeRequest(server, documentId, { cookie: seeded.people.author.cookie });
      let at = 0;
      const drip = setInterval(() => slow.write(request[at++ % (request.length - 2)] ?? 'x'), 100);
      const begun = Date.now();
      await Promise.all([silent, slow].map((raw) => until('the end', () => raw.ended, 60_000)));
      clearInterval(drip);
      expect(Date.now() - begun).toBeLessThan(20_000);
    } finally {
      await server.kill();
    }
  }, 120_000);

  it.each([
    ['S38: SIGTERM with edits under way exits with 0 within 30 s, and they are stored', true, 0],
    ['S38: with a journal that does not take them it exits with 1 within 30 s', false, 1],
  ])(
    '%s',
    async (_what, isReleased, code) => {
      const server = await ServerProcess.start({ databaseUrl: database.url });
      const author = await new WireClient(server, documentId, { cookie: seeded.people.author.cookie }).ready();
      await until('the first answer', () => author.isSaved);
      const holder = await database.pool.connect();
      await holder.query('begin');
      await holder.query('lock table document_update in share mode');
      author.text.insert(0, 'последнее');
      await author.heard();
      const begun = Date.now();
      const exit = server.stop();
      if (isReleased) {
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        await holder.query('rollback');
      }
      expect(await exit).toBe(code);
      expect(Date.now() - begun).toBeLessThan(30_000);
      expect(await author.end()).toBe(CLOSE.restart);
      expect(author.isSaved).toBe(isReleased);
      if (!isReleased) await holder.query('rollback');
      holder.release();
      if (isReleased) expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('последнее');
      author.destroy();
    },
    90_000,
  );

  redisOrSkip()('two nodes', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startTestRedis();
    });
    afterAll(() => redis?.close());

    it('S13: without Redis a right withdrawn on one node ends on the other within 30 s', async () => {
      const start = (): Promise<ServerProcess> =>
        ServerProcess.start({ databaseUrl: database.url, env: { REDIS_URL: redis.url } });
      const [one, two] = await Promise.all([start(), start()]);
      const { reader, coordinator } = seeded.people;
      const client = await new WireClient(two, documentId, { cookie: reader.cookie }).ready();
      await redis.stop();
      const reply = await fetch(`${one.origin}/api/v1/workspaces/${seeded.workspaceId}/members/${reader.id}`, {
        method: 'DELETE',
        headers: { cookie: coordinator.cookie },
      });
      expect(reply.status).toBeLessThan(300);
      expect(await client.end(30_000)).toBe(CLOSE.noRight);
      client.destroy();
      await Promise.all([one.kill(), two.kill()]);
    }, 120_000);
  });
});
