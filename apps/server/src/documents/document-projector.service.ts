import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppLogger } from '../platform/logging/app-logger.js';
import { DocumentAnnouncer } from './document-announcer.service.js';
import { DocumentEntity } from './document.entity.js';
import { DocumentStore } from './document-store.js';
import { figuresOf, projectState } from './projection.js';

/** Quiet time after the last commit, the longest wait while somebody types on, and between two looks, in milliseconds. */
const QUIET = 1_500;
const LONGEST = 30_000;
const SWEEP = 250;

interface Pending {
  /** First and last commit that is not projected yet. */
  readonly since: number;
  last: number;
}

/** Carries word counts and search text from committed edits to the document's row, off the typing path. */
@Injectable()
export class DocumentProjector implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly pending = new Map<string, Pending>();
  private readonly running = new Map<string, Promise<void>>();
  private sweeper: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly store: DocumentStore,
    private readonly dataSource: DataSource,
    private readonly announcer: DocumentAnnouncer,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.store.onCommitted((documentId) => this.committed(documentId));
  }

  /** Edits stored just before the server ended, whose figures it could not write any more. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select d.id from document d where exists
         (select 1 from document_update u where u.document_id = d.id and u.created_at > d.updated_at)`,
    );
    for (const { id } of rows) this.start(id);
  }

  /** What is waiting is projected before the database goes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe();
    clearInterval(this.sweeper);
    for (const documentId of this.pending.keys()) this.start(documentId);
    await Promise.all(this.running.values());
  }

  private committed(documentId: string): void {
    const now = Date.now();
    const waiting = this.pending.get(documentId);
    if (waiting) waiting.last = now;
    else this.pending.set(documentId, { since: now, last: now });
    this.sweeper ??= setInterval(() => this.sweep(), SWEEP).unref();
  }

  /** One look at all of them: a timer for each would wake the process hundreds of times a second. */
  private sweep(): void {
    const now = Date.now();
    for (const [documentId, { since, last }] of this.pending) {
      if (now >= Math.min(last + QUIET, since + LONGEST)) this.start(documentId);
    }
    if (this.pending.size > 0) return;
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }

  private start(documentId: string): void {
    this.pending.delete(documentId);
    // One after the other: an older projection must not overwrite a newer one.
    const before = this.running.get(documentId) ?? Promise.resolve();
    const run = before
      .then(() => this.project(documentId))
      .catch((error: unknown) => this.logger.error(error, 'DocumentProjector'))
      .finally(() => {
        if (this.running.get(documentId) === run) this.running.delete(documentId);
      });
    this.running.set(documentId, run);
  }

  private async project(documentId: string): Promise<void> {
    const figures = figuresOf(projectState(await this.store.state(documentId)));
    const { authorId, at } = await this.store.lastChange(documentId);
    const { affected } = await this.dataSource.manager.update(
      DocumentEntity,
      { id: documentId },
      { ...figures, updatedAt: at ?? new Date(), ...(authorId && { updatedBy: authorId }) },
    );
    // Purged meanwhile: nothing to tell.
    if (affected) await this.announcer.changed(documentId);
  }
}
