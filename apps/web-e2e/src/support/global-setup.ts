import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error the launcher is plain JavaScript, shared with `npm start`
import { startPostgres } from '../../../../tools/lib/postgres.mjs';
import { freePort, startServer } from './server.js';

interface RunningPostgres {
  url: string;
  stop(): Promise<void>;
}

/** One database server and one application with the demo, for all test files that need no server of their own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'soproekt-e2e-'));
  const start = startPostgres as (options: object) => Promise<RunningPostgres>;
  const postgres = await start({ dir, database: 'soproekt', settings: { fsync: 'off', max_connections: '200' } });
  process.env.E2E_DATABASE_URL = postgres.url;
  const server = await startServer({ port: await freePort(), databaseUrl: postgres.url });
  process.env.E2E_URL = server.url;
  return async () => {
    await server.stop();
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
