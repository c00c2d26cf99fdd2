import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The launcher's part that runs PostgreSQL; plain JavaScript, shared with `npm start`. */
const LAUNCHER = resolve(import.meta.dirname, '../../../../tools/lib/postgres.mjs');

interface RunningPostgres {
  url: string;
  stop(): Promise<void>;
}

/** One database server for all test files; applications are started by the workers, or by the tests themselves. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'soproekt-e2e-'));
  const { startPostgres } = (await import(LAUNCHER)) as {
    startPostgres(options: object): Promise<RunningPostgres>;
  };
  const postgres = await startPostgres({
    dir,
    database: 'soproekt',
    settings: { fsync: 'off', max_connections: '200' },
  });
  process.env.E2E_DATABASE_URL = postgres.url;
  return async () => {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
