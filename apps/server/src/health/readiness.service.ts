import { Inject, Injectable, Optional, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SYNC_BUS } from '../cluster/cluster-ports.js';
import { SYNC_STATS, type BusLine, type ReadSyncStats } from '../metrics/metrics-ports.js';
import { queryPool } from '../platform/database/query-pool.js';
import { DatabaseProbe } from './database-probe.js';
import { journalState, judge, type Readiness } from './health-parts.js';

/** Whether this process can do its work now. */
@Injectable()
export class ReadinessService implements OnModuleDestroy {
  private readonly probe: DatabaseProbe;
  private draining = false;

  constructor(
    dataSource: DataSource,
    @Optional() @Inject(SYNC_STATS) private readonly stats?: ReadSyncStats,
    @Optional() @Inject(SYNC_BUS) private readonly bus?: BusLine | null,
  ) {
    this.probe = new DatabaseProbe(queryPool(dataSource));
  }

  /** The first hook of a shutdown: proxies stop sending people while the last edits are being committed. */
  onModuleDestroy(): void {
    this.draining = true;
  }

  async check(): Promise<Readiness> {
    const database = await this.probe.check();
    return judge({
      server: this.draining ? 'draining' : 'ok',
      ...database,
      journal: this.stats ? journalState(this.stats()) : 'ok',
      redis: !this.bus ? 'off' : this.bus.connected ? 'ok' : 'down',
    });
  }
}
