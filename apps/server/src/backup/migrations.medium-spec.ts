import { jest } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { MIGRATIONS } from '../platform/database/migrations/index.js';
import { insertDocument, seedPeople } from '../testing/seed-people.js';
import type { TestDatabase } from '../testing/test-database.js';
import { documentFingerprints } from './document-fingerprints.js';
import type { DocumentFingerprint } from './backup-format.js';
import { withClient } from './database.js';
import { BackupWorld, contentsOf, writeJournal } from './testing/backup-world.js';

/** From here on there are documents, and with them something to back up. */
const FIRST_WITH_DOCUMENTS = 'CreateDocumentJournal1763700001000';

jest.setTimeout(60_000);

describe('migrations on a copy', () => {
  let world: BackupWorld;
  let database: TestDatabase;

  beforeAll(async () => {
    world = await BackupWorld.start();
  });
  afterAll(() => world?.stop());
  beforeEach(async () => {
    database = await world.database();
    const { workspaceId } = await seedPeople(database.pool);
    await writeJournal(database.pool, await insertDocument(database.pool, workspaceId), 30, 20);
    await writeJournal(database.pool, await insertDocument(database.pool, workspaceId), 5);
  });

  async function withMigrations<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }
  const down = () => withMigrations((dataSource) => dataSource.undoLastMigration({ transaction: 'each' }));
  const up = () => withMigrations((dataSource) => dataSource.runMigrations({ transaction: 'each' }));

  const fingerprints = (): Promise<DocumentFingerprint[]> =>
    withClient(database.url, async (client) => {
      const found: DocumentFingerprint[] = [];
      for await (const fingerprint of documentFingerprints(client)) found.push(fingerprint);
      return found;
    });

  it('S43: rolls back to nothing and comes up again with the same schema', async () => {
    const before = await schemaOf(database.pool);
    expect(before.length).toBeGreaterThan(100);
    for (const _migration of MIGRATIONS) await down();
    expect((await schemaOf(database.pool)).filter((line) => !line.includes('migration'))).toEqual([]);
    await up();
    expect(await schemaOf(database.pool)).toEqual(before);
  });

  it('S43: goes from every version to the next and back without a change to what was there', async () => {
    for (let version = MIGRATIONS.length - 1; version > 0; version--) {
      await down();
      const columns = await columnsOf(database.pool);
      const before = await contentsOf(database.pool, ['migration'], columns);
      await up();
      expect(await contentsOf(database.pool, ['migration'], columns)).toEqual(before);
      for (let i = MIGRATIONS.length; i > version; i--) await down();
      expect(await contentsOf(database.pool, ['migration'], columns)).toEqual(before);
    }
  });

  it('S43: a backup of every version since there are documents is restored by this one, every hash equal', async () => {
    const names = MIGRATIONS.map(({ name }) => name);
    const before = await fingerprints();
    expect(before.map(({ setAside }) => setAside).sort()).toEqual([0, 1]);
    for (let version = names.length; version > names.indexOf(FIRST_WITH_DOCUMENTS); version--) {
      const target = await world.database();
      await world.restore(target.url, await world.backup(database.url));
      const { rows } = await target.pool.query<{ name: string }>('select name from migration order by timestamp');
      expect(rows.map(({ name }) => name)).toEqual(names);
      expect(await fingerprints()).toEqual(before);
      await down();
    }
  });

  it('can all run inside one transaction, as a restore wants it', () => {
    const instances = MIGRATIONS.map((Migration) => new Migration());
    expect(instances.filter((migration) => 'transaction' in migration)).toEqual([]);
  });
});

/** Columns, constraints, indexes, triggers and routines, one line each. */
async function schemaOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select format('column %s.%s %s %s %s %s', table_name, column_name, data_type, is_nullable, column_default,
      identity_generation) as line from information_schema.columns where table_schema = 'public'
    union all select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select format('routine %s', oid::regprocedure) from pg_proc where pronamespace = 'public'::regnamespace
    union all select format('sequence %s', sequencename) from pg_sequences where schemaname = 'public'
    order by 1`);
  return rows.map(({ line }) => line);
}

async function columnsOf(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by column_name) as columns
     from information_schema.columns where table_schema = 'public' group by table_name`,
  );
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}
