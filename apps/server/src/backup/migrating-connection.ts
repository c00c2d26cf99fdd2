import type pg from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { explainConnectionError } from '../platform/database/database-error.js';
import { APPLICATION } from './database.js';

/** One connection inside one transaction, in which migrations can run too. */
export interface MigratingConnection {
  readonly client: pg.ClientBase;
  /** Runs what has not run yet, or of that only what is named. */
  migrate(only?: readonly string[]): Promise<void>;
}

/**
 * Commits when the work is done; when it fails, everything is as before.
 * @throws DatabaseUnreachableError
 */
export async function inOneTransaction<T>(
  url: string,
  work: (connection: MigratingConnection) => Promise<T>,
): Promise<T> {
  const dataSource = new DataSource({ ...dataSourceOptions(url, 1), applicationName: APPLICATION } as never);
  try {
    await dataSource.initialize();
  } catch (error) {
    throw explainConnectionError(error, url);
  }
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as pg.ClientBase;
    await runner.startTransaction();
    const result = await work({
      client,
      migrate: async (only) => {
        const executor = new MigrationExecutor(dataSource, runner);
        for (const migration of await executor.getPendingMigrations()) {
          if (!only || only.includes(migration.name)) await executor.executeMigration(migration);
        }
      },
    });
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // A connection that is gone has rolled back already.
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}
