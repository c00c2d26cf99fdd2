/** Hocuspocus as its documentation sets it up: default debounce, one table of PostgreSQL, Redis between nodes. */
import { Database } from '@hocuspocus/extension-database';
import { Redis } from '@hocuspocus/extension-redis';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
await pool.query('create table if not exists document (name text primary key, data bytea not null)');

const database = new Database({
  fetch: async ({ documentName }) => {
    const { rows } = await pool.query('select data from document where name = $1', [documentName]);
    return rows[0]?.data ?? null;
  },
  store: async ({ documentName, state }) => {
    await pool.query(
      'insert into document (name, data) values ($1, $2) on conflict (name) do update set data = excluded.data',
      [documentName, state],
    );
  },
});
const redisUrl = process.env.REDIS_URL ? new URL(process.env.REDIS_URL) : null;
const redis = redisUrl ? [new Redis({ host: redisUrl.hostname, port: Number(redisUrl.port) })] : [];

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [database, ...redis],
  // Only for the scenario whose connections stay idle for longer than the default minute.
  ...(process.env.IDLE_TIMEOUT_MS && { timeout: Number(process.env.IDLE_TIMEOUT_MS) }),
});
await server.listen();
