import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';
import { explainConnectionError } from './database-error.js';

/** Arbitrary, but never to be changed: two versions of the server must meet at the same lock. */
export const MIGRATION_LOCK = 7_305_011_763;

/**
 * Brings the database to the present schema.
 * @returns names of the migrations that ran
 * @throws DatabaseUnreachableError when there is no database to speak of
 */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = new DataSource(dataSourceOptions(url, 2));
  try {
    await dataSource.initialize();
  } catch (error) {
    throw explainConnectionError(error, url);
  }
  const lock = dataSource.createQueryRunner();
  try {
    // Two servers that start at once would both see an empty migration table; the second waits here instead.
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    // Closing the connection releases the lock as well, also after an error.
    await lock.release();
    await dataSource.destroy();
  }
}
