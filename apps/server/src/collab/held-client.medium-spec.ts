import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { HeldClient } from './held-client.js';

const PATIENCE_MS = 5_000;

describe('HeldClient', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let held: HeldClient;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(() => {
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    held = new HeldClient(pool);
  });
  afterEach(() => pool.end());

  const echo = (...values: (string | Buffer)[]) =>
    held.run('echo', "select $1::text, convert_from($2::bytea, 'utf8') || '!', null", values, PATIENCE_MS);

  it('gives rows as text, statement after statement on one connection', async () => {
    expect(await echo('раз', Buffer.from('два'))).toEqual([['раз', 'два!', null]]);
    expect(await echo('', Buffer.alloc(0))).toEqual([['', '!', null]]);
    expect(await held.run('none', 'select 1 where $1::text is null', ['x'], PATIENCE_MS)).toEqual([]);
    expect(pool.totalCount).toBe(1);
  });

  it('runs statements that are asked for at once one after the other', async () => {
    const rows = await Promise.all(['a', 'b', 'c'].map((text) => echo(text, Buffer.from(text))));
    expect(rows.map(([row]) => row?.[1])).toEqual(['a!', 'b!', 'c!']);
  });

  it('rejects what the database refuses, and works on', async () => {
    await expect(held.run('torn', 'selec $1', ['x'], PATIENCE_MS)).rejects.toThrow(/syntax/);
    await expect(held.run('number', 'select $1::integer', ['x'], PATIENCE_MS)).rejects.toThrow(/integer/);
    expect(await held.run('number', 'select $1::integer', ['7'], PATIENCE_MS)).toEqual([['7']]);
  });

  it('gives up a statement that hangs, and takes another connection', async () => {
    const sleep = 'select pg_sleep($1::float8)';
    await expect(held.run('sleep', sleep, ['20'], 100)).rejects.toThrow(/timeout/);
    expect(await echo('a', Buffer.from('b'))).toEqual([['a', 'b!', null]]);
    expect(await held.run('sleep', sleep, ['0'], PATIENCE_MS)).toEqual([['']]);
  });

  it('rejects when the connection is lost, and works on another one', async () => {
    const lost = held.run('lost', "select pg_sleep($1::float8), 'lost'", ['20'], PATIENCE_MS);
    const ended = expect(lost).rejects.toThrow();
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const find = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like '%''lost''%' and state = 'active' and pid <> pg_backend_pid()`;
    while ((await other.query(find)).rowCount === 0) await new Promise((resolve) => setImmediate(resolve));
    await other.end();
    await ended;
    expect(await echo('a', Buffer.from('b'))).toEqual([['a', 'b!', null]]);
  });
});
