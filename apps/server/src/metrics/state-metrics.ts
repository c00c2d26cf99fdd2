import { SYNC_BUS } from '../cluster/cluster-ports.js';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { SyncStats } from '@soproekt/sync';
import type pg from 'pg';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { PG_POOL } from '../platform/database/pg-pool.js';
import { queryPool } from '../platform/database/query-pool.js';
import { MetricsRegistry } from './metrics-registry.js';
import { LIVE_SOCKETS, SYNC_STATS, type BusLine, type CountLiveSockets, type ReadSyncStats } from './metrics-ports.js';

/** Gauges of the engine: name, what it means, and where it comes from. */
const ENGINE: readonly [name: string, help: string, read: (stats: SyncStats) => number][] = [
  ['soproekt_open_documents', 'Documents in memory.', (stats) => stats.documents],
  ['soproekt_connections', 'Open sync connections.', (stats) => stats.connections],
  ['soproekt_uncommitted_bytes', 'Changes taken and not committed yet.', (stats) => stats.uncommittedBytes],
  [
    'soproekt_oldest_uncommitted_seconds',
    'Age of the oldest change that is not committed, 0 when there is none.',
    (stats) => stats.oldestUncommittedMs / 1000,
  ],
  ['soproekt_failing_documents', 'Documents whose last commit failed.', (stats) => stats.failingDocuments],
  [
    'soproekt_blocked_documents',
    'Documents that take no edits because too much waits for its commit.',
    (stats) => stats.blockedDocuments,
  ],
];

/** Figures that are read at the scrape and cost nothing in between. */
@Injectable()
export class StateMetrics {
  constructor(
    private readonly registry: MetricsRegistry,
    dataSource: DataSource,
    @Inject(PG_POOL) journalPool: pg.Pool,
    @Optional() @Inject(SYNC_STATS) stats?: ReadSyncStats,
    @Optional() @Inject(SYNC_BUS) bus?: BusLine | null,
    @Optional() @Inject(LIVE_SOCKETS) liveSockets?: CountLiveSockets,
  ) {
    this.pools({ queries: queryPool(dataSource), journal: journalPool });
    if (stats) for (const [name, help, read] of ENGINE) this.gauge(name, help, () => read(stats()));
    if (liveSockets) this.gauge('soproekt_live_sockets', 'Open socket.io connections.', liveSockets);
    if (bus) this.gauge('soproekt_redis_up', 'Whether the line to the other nodes works.', () => Number(bus.connected));
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }

  private pools(pools: Readonly<Record<string, pg.Pool>>): void {
    new Gauge({
      name: 'soproekt_database_connections',
      help: 'Connections of the pools; waiting: callers that wait for one.',
      labelNames: ['pool', 'state'],
      registers: [this.registry],
      collect() {
        for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
          this.set({ pool, state: 'total' }, totalCount);
          this.set({ pool, state: 'idle' }, idleCount);
          this.set({ pool, state: 'waiting' }, waitingCount);
        }
      },
    });
  }
}
