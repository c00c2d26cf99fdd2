import type { DataSourceOptions } from 'typeorm';
import { ENTITIES } from './entities.js';
import { MIGRATIONS } from './migrations/index.js';

/**
 * The one place that says how we talk to PostgreSQL: the server, its migrations and the tests use it.
 * @param url postgres://…
 * @param poolSize largest number of connections
 */
export function dataSourceOptions(url: string, poolSize = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    applicationName: 'soproekt',
    connectTimeoutMS: 10_000,
    // `findOneBy({ id: undefined })` would drop the condition and return some other row (S12).
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  };
}
