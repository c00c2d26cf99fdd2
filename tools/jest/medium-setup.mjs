/**
 * A real PostgreSQL for the medium tests: the one named by TEST_DATABASE_URL, else an own one in a temporary folder.
 * Tests read SOPROEKT_TEST_PG, the address of a database from which they may create others.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../lib/postgres.mjs';

export default async function setup() {
  if (process.env.SOPROEKT_TEST_PG) return;
  if (process.env.TEST_DATABASE_URL) {
    process.env.SOPROEKT_TEST_PG = process.env.TEST_DATABASE_URL;
    return;
  }
  const dir = await mkdtemp(join(tmpdir(), 'soproekt-test-'));
  // Tests end the server, never the machine: without fsync a cloned database takes a tenth of the time.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const postgres = await startPostgres({ dir, database: 'postgres', settings });
  process.env.SOPROEKT_TEST_PG = postgres.url;
  globalThis.__soproektPostgres = { postgres, dir };
}
