import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Hub } from '@soproekt/sync';
import type { Server } from 'node:http';
import type pg from 'pg';
import { AppConfig } from '../platform/config/app-config.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { ACCESS_EVENTS, COLLAB_AUTHORIZER, PG_POOL, type AccessEvents, type CollabAuthorizer } from './collab-ports.js';
import { CollabServer } from './collab.server.js';
import { PgJournal } from './pg-journal.js';

/** Called after every commit of a document's text; `seq` grows. */
export type CommittedListener = (documentId: string, seq: number) => void;

/** Edits that could not be stored before the end; makes the process end with an error (S38). */
export class UnsavedEditsError extends Error {
  override readonly name = 'UnsavedEditsError';
}

/** The document sync of this process: journal, hub and endpoint, from start to shutdown. */
@Injectable()
export class CollabService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly hub: Hub;
  readonly journal: PgJournal;
  private readonly server: CollabServer;
  private readonly listeners = new Set<CommittedListener>();

  constructor(
    @Inject(PG_POOL) pool: pg.Pool,
    @Inject(COLLAB_AUTHORIZER) authorizer: CollabAuthorizer,
    @Inject(ACCESS_EVENTS) events: AccessEvents,
    config: AppConfig,
    private readonly logger: AppLogger,
    private readonly adapterHost: HttpAdapterHost,
  ) {
    const log = { warn: (message: string) => this.logger.warn(message, 'Collab') };
    this.journal = new PgJournal(pool, log);
    this.hub = new Hub({
      journal: this.journal,
      log: { warn: (event, details) => log.warn(`${event} ${JSON.stringify(details)}`) },
      onCommitted: (documentId, seq) => this.announce(documentId, seq),
    });
    this.server = new CollabServer({ hub: this.hub, authorizer, events, allowedOrigins: config.allowedOrigins, log });
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

  private announce(documentId: string, seq: number): void {
    for (const listener of this.listeners) {
      try {
        listener(documentId, seq);
      } catch (error) {
        // A broken projection must not stand in the way of saving.
        this.logger.error(error, 'Collab');
      }
    }
  }
}
