import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../platform/database/migrate.js';

/** Any number, the same in all test processes of this machine. */
const TEMPLATE_LOCK = 7_305_011_999;

const MIGRATIONS = fileURLToPath(new URL('../platform/database/migrations/', import.meta.url));

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Ends the pool and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** Address of a server on which databases may be created; the Jest global setup says which. */
export const adminUrl = (): string => process.env.SOPROEKT_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Clones a migrated template, which takes some 50 ms instead of a whole migration. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `soproekt_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    // PostgreSQL does not clone a template that somebody uses, and two files would both try to build it.
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const template = await ensureTemplate(admin);
    await admin.query(`create database ${name} template ${template}`);
  });
  const url = databaseUrl(name);
  const pool = new pg.Pool({ connectionString: url, max: 5 });
  pool.on('error', () => undefined);
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The key is the text of the migrations: a changed migration gets a new template. */
async function ensureTemplate(admin: pg.Client): Promise<string> {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(file).update(readFileSync(MIGRATIONS + file));
  const name = `soproekt_template_${hash.digest('hex').slice(0, 12)}`;
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return name;
  const draft = `${name}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft}`);
  await migrate(databaseUrl(draft));
  // Only a finished template gets the name: a run that was killed here leaves nothing half-made behind.
  await admin.query(`alter database ${draft} rename to ${name}`);
  return name;
}

function databaseUrl(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
