import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Hub, type Bus, type CommittedRow } from '@soproekt/sync';
import { WorkerFolder } from '@soproekt/sync/node';
import type { Server } from 'node:http';
import type pg from 'pg';
import { SYNC_BUS } from '../cluster/cluster-ports.js';
import { SyncMetrics } from '../metrics/sync-metrics.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { ACCESS_EVENTS, COLLAB_AUTHORIZER, PG_POOL, type AccessEvents, type CollabAuthorizer } from './collab-ports.js';
import { CollabServer } from './collab.server.js';
import { MeasuredFolder } from './measured-folder.js';
import { PgJournal } from './pg-journal.js';

/** Called after every commit of a document's text; `seq` grows. */
export type CommittedListener = (documentId: string, seq: number, rows: readonly CommittedRow[]) => void;

/** Edits that could not be stored before the end; makes the process end with an error (S38). */
export class UnsavedEditsError extends Error {
  override readonly name = 'UnsavedEditsError';
}

/** The document sync of this process: journal, hub and endpoint, from start to shutdown. */
@Injectable()
export class CollabService implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly hub: Hub;
  readonly journal: PgJournal;
  private readonly folder: WorkerFolder;
  /** Crafted updates must not keep the other one from its work. */
  private readonly trialFolder: WorkerFolder;
  private readonly server: CollabServer;
  private readonly listeners = new Set<CommittedListener>();

  constructor(
    @Inject(PG_POOL) pool: pg.Pool,
    @Inject(COLLAB_AUTHORIZER) authorizer: CollabAuthorizer,
    @Inject(ACCESS_EVENTS) events: AccessEvents,
    @Inject(SYNC_BUS) bus: Bus | null,
    observer: SyncMetrics,
    config: AppConfig,
    private readonly logger: AppLogger,
    private readonly adapterHost: HttpAdapterHost,
  ) {
    const log = { warn: (message: string) => this.logger.warn(message, 'Collab') };
    this.journal = new PgJournal(pool, log);
    const { allowedOrigins, collabLimits: limits } = config;
    this.folder = new WorkerFolder({ timeoutMs: limits.foldTimeoutMs });
    this.trialFolder = new WorkerFolder({ timeoutMs: limits.foldTimeoutMs });
    this.hub = new Hub({
      journal: this.journal,
      folder: new MeasuredFolder(this.folder, observer),
      trialFolder: new MeasuredFolder(this.trialFolder, observer),
      bus,
      observer,
      limits,
      log: { warn: (event, details) => log.warn(`${event} ${JSON.stringify(details)}`) },
      onCommitted: (documentId, seq, rows) => this.announce(documentId, seq, rows),
    });
    this.server = new CollabServer({ hub: this.hub, authorizer, events, allowedOrigins, log, limits });
  }

  /** @returns ends the subscription */
  onCommitted(listener: CommittedListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  onApplicationBootstrap(): void {
    // Without an HTTP server (a command, an OpenAPI export) there is nothing to attach to.
    const server = this.adapterHost.httpAdapter?.getHttpServer() as Server | undefined;
    if (server) this.server.attach(server);
  }

  /** @throws UnsavedEditsError */
  async beforeApplicationShutdown(): Promise<void> {
    const saved = await this.hub.shutdown();
    this.server.stop();
    if (!saved) throw new UnsavedEditsError('some edits could not be stored before the end');
  }

  /** Later than the projections, which still read documents. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.folder.close(), this.trialFolder.close()]);
  }

  private announce(documentId: string, seq: number, rows: readonly CommittedRow[]): void {
    for (const listener of this.listeners) {
      try {
        listener(documentId, seq, rows);
      } catch (error) {
        // A broken projection must not stand in the way of saving.
        this.logger.error(error, 'Collab');
      }
    }
  }
}
