import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Bus } from '@soproekt/sync';
import { DataSource } from 'typeorm';
import { AppConfig } from '../platform/config/app-config.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { CLUSTER_TIMES, DEFAULT_CLUSTER_TIMES, REDIS_LINE, SYNC_BUS, type ClusterTimes } from './cluster-ports.js';
import { ClusterService } from './cluster.service.js';
import { installationId } from './installation-id.js';
import { RedisBus } from './redis-bus.js';
import { RedisLine } from './redis-line.js';

/** What several nodes need to work as one. With no REDIS_URL the line and the bus are null. */
@Global()
@Module({})
export class ClusterModule {
  /** @param times what tests change */
  static register(times: Partial<ClusterTimes> = {}): DynamicModule {
    return {
      module: ClusterModule,
      providers: [
        ClusterService,
        { provide: CLUSTER_TIMES, useValue: { ...DEFAULT_CLUSTER_TIMES, ...times } },
        { provide: REDIS_LINE, inject: [AppConfig, DataSource, AppLogger], useFactory: lineOf },
        {
          provide: SYNC_BUS,
          inject: [REDIS_LINE],
          useFactory: (line: RedisLine | null): Bus | null => line && new RedisBus(line),
        },
      ],
      exports: [ClusterService, REDIS_LINE, SYNC_BUS],
    };
  }
}

async function lineOf(config: AppConfig, dataSource: DataSource, logger: AppLogger): Promise<RedisLine | null> {
  if (!config.redisUrl) return null;
  return new RedisLine({
    url: config.redisUrl,
    prefix: `soproekt:${await installationId(dataSource)}`,
    log: {
      log: (message) => logger.log(message, 'Redis'),
      warn: (message) => logger.warn(message, 'Redis'),
    },
  });
}
