import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../logging/app-logger.js';
import { dataSourceOptions } from './data-source-options.js';
import { PG_POOL } from './pg-pool.js';

/** TypeORM for the features and a pool of its own for the journal. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => ({
        ...dataSourceOptions(config.databaseUrl, config.databasePool),
        // So many stay open, however quiet it is: nobody waits for a new one, and a restore sees that a server is at work
        // (backup/target.ts).
        extra: { min: 4 },
        // The first failure is reported at once: a minute of silent retries explains nothing to the person waiting.
        toRetry: () => false,
      }),
    }),
  ],
  providers: [
    {
      provide: PG_POOL,
      inject: [AppConfig, AppLogger],
      useFactory: (config: AppConfig, logger: AppLogger) => {
        const pool = new pg.Pool({
          connectionString: config.databaseUrl,
          max: config.journalPool,
          // One for reading and one for writing stay open, however quiet it is.
          min: 2,
          application_name: 'soproekt-journal',
          connectionTimeoutMillis: 10_000,
          // A connection that has died without a word must not hold a document up for ever.
          keepAlive: true,
          query_timeout: 60_000,
        });
        // Without a listener the loss of an idle connection would end the process; the next query reconnects.
        pool.on('error', (error) => logger.warn(`journal connection lost: ${error.message}`, 'Database'));
        return pool;
      },
    },
  ],
  exports: [PG_POOL],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(PG_POOL) private readonly pool: pg.Pool) {}

  // The last hook of all: sync rooms flush in earlier ones.
  async onApplicationShutdown(): Promise<void> {
    if (!this.pool.ended) await this.pool.end();
  }
}
