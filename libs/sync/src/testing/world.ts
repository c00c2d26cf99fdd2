import type { Bus } from '../bus.js';
import { InlineFolder } from '../fold/inline-folder.js';
import { Hub } from '../hub.js';
import type { SyncLimits } from '../limits.js';
import { ManualScheduler } from './manual-scheduler.js';
import { MemoryClient, memoryUser } from './memory-client.js';
import { MemoryJournal } from './memory-journal.js';

/** A hub with its journal, its time and any number of clients, all in memory. */
export class World {
  readonly clients: MemoryClient[] = [];
  readonly warnings: string[] = [];
  readonly commits: { documentId: string; seq: number }[] = [];
  readonly folder = new InlineFolder();
  hub: Hub;

  constructor(
    readonly journal = new MemoryJournal(),
    private readonly limits: Partial<SyncLimits> = {},
    private readonly bus: Bus | null = null,
    readonly scheduler = new ManualScheduler(),
  ) {
    this.hub = this.startHub();
  }

  /** A new server on the same journal, as after a restart. */
  startHub(): Hub {
    this.hub = new Hub({
      journal: this.journal,
      folder: this.folder,
      bus: this.bus,
      limits: { commitWindowMs: 0, ...this.limits },
      scheduler: this.scheduler,
      log: { warn: (event) => this.warnings.push(event) },
      onCommitted: (documentId, seq) => this.commits.push({ documentId, seq }),
    });
    return this.hub;
  }

  /** A client of the user named, not connected yet. */
  client(userId: string, clientId?: number, documentId = 'doc'): MemoryClient {
    const client = new MemoryClient(this.hub, documentId, memoryUser(userId), clientId);
    this.clients.push(client);
    return client;
  }

  /** Delivers everything that is under way, and lets `ms` pass. */
  async run(ms = 0): Promise<void> {
    await this.scheduler.advance(0);
    await this.deliver();
    if (ms > 0) {
      await this.scheduler.advance(ms);
      await this.deliver();
    }
  }

  /** Ends clients and timers. */
  destroy(): void {
    for (const client of this.clients) client.destroy();
  }

  private async deliver(): Promise<void> {
    for (let turn = 0; turn < 1000; turn++) {
      let moved = false;
      for (const { link } of this.clients) {
        if (!link) continue;
        while (link.deliverToServer()) moved = true;
        while (link.deliverToClient()) moved = true;
      }
      await this.scheduler.advance(0);
      if (!moved && this.clients.every(({ link }) => !link || link.toClient.length === 0)) return;
    }
    throw new Error('the clients never stop talking');
  }
}
