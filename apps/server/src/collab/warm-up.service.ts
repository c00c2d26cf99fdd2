import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { cookieName } from '../identity/session-cookie.js';
import { newToken } from '../identity/token.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { COLLAB_AUTHORIZER, type CollabAuthorizer } from './collab-ports.js';
import { CollabService } from './collab.service.js';

/** Loads at once, so that the journal has a connection for reading beside the one for writing. */
const LOADS = 2;

/**
 * Goes the way of a client once before the first one comes: connections to the database are made, and code is compiled, while nobody
 * waits. Asks for a document and for sessions that do not exist, and stores nothing.
 */
@Injectable()
export class CollabWarmUp implements OnApplicationBootstrap {
  constructor(
    private readonly collab: CollabService,
    @Inject(COLLAB_AUTHORIZER) private readonly authorizer: CollabAuthorizer,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // A command (an OpenAPI export) has no clients.
    if (!this.adapterHost.httpAdapter) return;
    try {
      await this.askDatabase();
    } catch (error) {
      this.logger.debug(`not warmed up: ${String(error)}`, 'Collab');
    }
  }

  private async askDatabase(): Promise<void> {
    const documentId = randomUUID();
    const institution = null;
    const nobody = { sessionId: randomUUID(), userId: randomUUID(), sessionEndsAt: 0, name: '', institution };
    await Promise.all([
      this.authorizer.authenticate(`${cookieName(this.config)}=${newToken()}`, documentId),
      this.authorizer.access(nobody, documentId),
      ...Array.from({ length: LOADS }, () => this.collab.journal.load(documentId)),
    ]);
  }
}
