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

/** Quiet time after the last commit, and the longest wait while somebody types on, in milliseconds. */
const QUIET = 1_500;
const LONGEST = 30_000;

interface Pending {
  /** First and last commit that is not projected yet. */
  readonly since: number;
  last: number;
  timer: NodeJS.Timeout;
}

/** Carries word counts and search text from committed edits to the document's row, off the typing path. */
@Injectable()
export class DocumentProjector implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly pending = new Map<string, Pending>();
  private readonly running = new Map<string, Promise<void>>();
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
    for (const [documentId, { timer }] of this.pending) {
      clearTimeout(timer);
      this.start(documentId);
    }
    await Promise.all(this.running.values());
  }

  /** Called at every commit: a timer is set once, and looks when it goes off whether there was quiet. */
  private committed(documentId: string): void {
    const now = Date.now();
    const waiting = this.pending.get(documentId);
    if (waiting) waiting.last = now;
    else this.pending.set(documentId, { since: now, last: now, timer: this.timer(documentId, QUIET) });
  }

  private timer(documentId: string, delay: number): NodeJS.Timeout {
    return setTimeout(() => this.due(documentId), delay).unref();
  }

  private due(documentId: string): void {
    const waiting = this.pending.get(documentId);
    if (!waiting) return;
    const left = Math.min(waiting.last + QUIET, waiting.since + LONGEST) - Date.now();
    if (left > 0) waiting.timer = this.timer(documentId, left);
    else this.start(documentId);
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
