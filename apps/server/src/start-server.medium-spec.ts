import { createServer } from 'node:net';
import pg from 'pg';
import { DEMO_EMAILS } from './identity/demo-presence.service.js';
import { dataSourceOptions } from './platform/database/data-source-options.js';
import { migrate } from './platform/database/migrate.js';
import { MIGRATIONS } from './platform/database/migrations/index.js';
import { explainStartError } from './start-error.js';
import { startServer, type RunningServer } from './start-server.js';
import { freePort } from './testing/free-port.js';
import { TEST_HASH_COST } from './testing/test-app.js';
import { adminUrl, createTestDatabase, type TestDatabase } from './testing/test-database.js';

describe('starting', () => {
  let database: TestDatabase;
  const running: RunningServer[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const { app } of running.splice(0)) await app.close();
  });
  afterAll(() => database?.drop());

  const start = async (env: Record<string, string>) => {
    const all = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', DEMO: '0', ...env };
    const server = await startServer(all, { hashing: TEST_HASH_COST });
    running.push(server);
    return server;
  };
  const why = (env: Record<string, string>) => start(env).then(() => 'started', explainStartError);

  it('listens and answers', async () => {
    const port = String(await freePort());
    const server = await start({ PORT: port });
    expect(server.url).toBe(`http://127.0.0.1:${port}`);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  });

  it('says in one line that the port is taken', async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) =>
      blocker.listen(0, '127.0.0.1', () => {
        const address = blocker.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    const text = await why({ PORT: String(port) });
    blocker.close();
    expect(text).toBe(`Port ${port} is taken by another program; set PORT to a free one.`);
  });

  it('says in one line that the database cannot be reached, without the password', async () => {
    const port = await freePort();
    const text = await why({ DATABASE_URL: `postgres://user:hush@127.0.0.1:${port}/nothing` });
    expect(text).toMatch(
      new RegExp(`^Cannot reach the database at 127\\.0\\.0\\.1:${port}/nothing \\(DATABASE_URL\\): .*ECONNREFUSED`),
    );
    expect(text).not.toMatch(/hush|\n/);
    const missing = new URL(adminUrl());
    missing.pathname = '/no_such_database';
    expect(await why({ DATABASE_URL: missing.href })).toMatch(
      /\(DATABASE_URL\): database "no_such_database" does not exist$/,
    );
  });

  it('says in one line what is wrong with a setting', async () => {
    expect(await why({ PORT: 'x' })).toBe('PORT must be a port number from 0 to 65535; found "x".');
  });

  it('S34: refuses to face a network while the demo accounts are there', async () => {
    const demo = await createTestDatabase();
    try {
      await demo.pool.query(`insert into app_user (email, name, password_hash) values ($1, 'x', 'x')`, [
        DEMO_EMAILS[2],
      ]);
      const env = { DATABASE_URL: demo.url, PORT: String(await freePort()) };
      expect(await why({ ...env, HOST: '0.0.0.0' })).toMatch(/^The database holds the demo accounts.*HOST=0\.0\.0\.0/);
      expect(await why(env)).toBe('started');
    } finally {
      await demo.drop();
    }
  });

  it('migrates once, however many servers start at the same moment, and can go back', async () => {
    const name = `soproekt_test_migrate_${Date.now()}`;
    const admin = new pg.Client({ connectionString: adminUrl() });
    await admin.connect();
    await admin.query(`create database ${name}`);
    try {
      const url = new URL(adminUrl());
      url.pathname = `/${name}`;
      const done = await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);
      expect(done.flat()).toEqual(MIGRATIONS.map((migration) => migration.name));
      const { DataSource } = await import('typeorm');
      const dataSource = await new DataSource(dataSourceOptions(url.href, 1)).initialize();
      const drift = await dataSource.driver.createSchemaBuilder().log();
      const missing = drift.upQueries
        .map(({ query }) => query)
        .filter((query) => /add column|create table/i.test(query));
      for (const _migration of MIGRATIONS) await dataSource.undoLastMigration({ transaction: 'each' });
      const left = await dataSource.query<{ tables: number }[]>(
        `select count(*)::int as tables from information_schema.tables where table_schema = 'public'`,
      );
      await dataSource.destroy();
      // The entities know no column or table that the migrations do not make.
      expect(missing).toEqual([]);
      expect(left).toEqual([{ tables: 1 }]);
    } finally {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
