import pg from 'pg';
import { createServer, type Server, type Socket } from 'node:net';
import { freePort } from '../testing/free-port.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { DatabaseProbe } from './database-probe.js';
import { ReadinessService } from './readiness.service.js';

type Body = { code: string; status: string; details: { status: string; parts: Record<string, string> } };

describe('health', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  it('answers live and ready', async () => {
    expect(await app.call('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    const parts = { server: 'ok', database: 'ok', migrations: 'ok', journal: 'ok', redis: 'off' };
    expect(await app.call('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ok', parts } });
  });

  it('answers unknown API addresses with a coded error and the number of the request', async () => {
    const reply = await app.call<{ code: string; requestId: string }>('GET', '/api/v1/nothing');
    expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(reply.headers.get('x-request-id')).toBe(reply.body.requestId);
  });

  it('S38: is not ready any more from the first step of a shutdown on, while it still answers', async () => {
    app.app.get(ReadinessService).onModuleDestroy();
    const reply = await app.call<Body>('GET', '/health/ready');
    expect(reply.status).toBe(503);
    expect(reply.body).toMatchObject({
      code: 'unavailable',
      details: { status: 'unavailable', parts: { server: 'draining', database: 'ok' } },
    });
    expect((await app.call('GET', '/health/live')).status).toBe(200);
  });
});

describe('the question to the database', () => {
  const pools: pg.Pool[] = [];
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers.splice(0)) server.close();
    await Promise.all(pools.splice(0).map((pool) => pool.end()));
  });

  const poolOf = (connectionString: string): pg.Pool => {
    const pool = new pg.Pool({ connectionString, max: 2 });
    pool.on('error', () => undefined);
    pools.push(pool);
    return pool;
  };

  it('S39: is answered in time when nobody listens and when somebody listens and is silent', async () => {
    const nobody = new DatabaseProbe(poolOf(`postgres://x:y@127.0.0.1:${await freePort()}/z`), 200);
    expect(await nobody.check()).toEqual({ database: 'unreachable', migrations: 'unknown' });

    const port = await freePort();
    const silent = createServer((socket) => sockets.add(socket));
    servers.push(silent);
    await new Promise<void>((resolve) => silent.listen(port, '127.0.0.1', resolve));
    let now = 0;
    const probe = new DatabaseProbe(poolOf(`postgres://x:y@127.0.0.1:${port}/z`), 100, () => now);
    for (let i = 0; i < 5; i++) {
      expect(await probe.check()).toMatchObject({ database: 'unreachable' });
      now += 2_000;
    }
    // The first question still waits; asking on must not take one connection after the other.
    expect(sockets.size).toBe(1);
  });

  it('is asked at most once a second, however many want to know', async () => {
    const app = await startTestApp();
    try {
      let asked = 0;
      const counting = { query: (query: never) => (asked++, app.pool.query(query)) } as unknown as pg.Pool;
      let now = 0;
      const probe = new DatabaseProbe(counting, 2_000, () => now);
      const answers = await Promise.all(Array.from({ length: 50 }, () => probe.check()));
      expect(new Set(answers.map(({ database }) => database))).toEqual(new Set(['ok']));
      now = 999;
      await probe.check();
      expect(asked).toBe(1);
      now = 1_001;
      await app.pool.query('delete from migration where id = (select max(id) from migration)');
      expect(await probe.check()).toEqual({ database: 'ok', migrations: 'pending' });
      expect(asked).toBe(2);
    } finally {
      await app.close();
    }
  });
});
