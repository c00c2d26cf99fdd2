import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { DocumentKind, Readiness } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import { AppLogger } from '../platform/logging/app-logger.js';
import { CheckContextReader } from '../programmes/check-context.service.js';
import { TaskPool } from '../tasks/task-pool.service.js';
import { DocumentAnnouncer } from './document-announcer.service.js';
import { DocumentStore } from './document-store.js';

/**
 * Quiet time after the last commit, the longest wait while somebody types on, and between two looks, in milliseconds. People who type
 * pause for a second or two all the time: a shorter quiet would project hundreds of documents again and again.
 */
const QUIET = 4_000;
const LONGEST = 120_000;
const SWEEP = 250;
/** The longest that a projection may take, in milliseconds; a document of 100 pages takes some tens. */
const TIMEOUT = 60_000;
/** Pause before a failed projection is tried again, in milliseconds, and how often it is tried in all. */
const PAUSE = 5_000;
const TRIES = 5;

interface Pending {
  /** First and last commit that is not projected yet. */
  readonly since: number;
  last: number;
}

interface ProjectedRow {
  workspace_id: string;
  kind: DocumentKind;
  readiness: Readiness | null;
  readiness_due: string | null;
}

/** Carries word counts, search text and readiness from committed edits to the document's row, off the typing path. */
@Injectable()
export class DocumentProjector implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly pending = new Map<string, Pending>();
  private readonly running = new Map<string, Promise<void>>();
  /** Failures in a row. */
  private readonly failures = new Map<string, number>();
  private closing = false;
  private sweeper: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly store: DocumentStore,
    private readonly dataSource: DataSource,
    private readonly contexts: CheckContextReader,
    private readonly tasks: TaskPool,
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
    for (const { id } of rows) void this.start(id, true);
  }

  /** What is waiting is projected before the database goes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    this.unsubscribe();
    clearInterval(this.sweeper);
    for (const documentId of this.pending.keys()) void this.start(documentId, true);
    await Promise.all(this.running.values());
  }

  /**
   * Judges a document anew whose text did not change. Its time of change stays, and nothing is told unless the readiness is another.
   * Never rejects: what failed is logged and stays due.
   */
  renew(documentId: string): Promise<void> {
    return this.start(documentId, false);
  }

  private committed(documentId: string): void {
    const now = Date.now();
    const waiting = this.pending.get(documentId);
    if (waiting) waiting.last = now;
    else this.schedule(documentId, now);
  }

  private schedule(documentId: string, from: number): void {
    this.pending.set(documentId, { since: from, last: from });
    this.sweeper ??= setInterval(() => this.sweep(), SWEEP).unref();
  }

  /** What failed is tried again after a pause. While the server goes down it is left to the next start. */
  private failed(documentId: string, error: unknown, edited: boolean): void {
    this.logger.error(error, 'DocumentProjector');
    if (!edited || this.closing) return;
    const failures = (this.failures.get(documentId) ?? 0) + 1;
    if (failures < TRIES) this.failures.set(documentId, failures);
    else this.failures.delete(documentId);
    // Of a document that changed meanwhile the commit has its own turn.
    if (failures < TRIES && !this.pending.has(documentId)) this.schedule(documentId, Date.now() + PAUSE - QUIET);
  }

  /** One look at all of them: a timer for each would wake the process hundreds of times a second. */
  private sweep(): void {
    const now = Date.now();
    for (const [documentId, { since, last }] of this.pending) {
      if (now >= Math.min(last + QUIET, since + LONGEST)) {
        this.pending.delete(documentId);
        void this.start(documentId, true);
      }
    }
    if (this.pending.size > 0) return;
    clearInterval(this.sweeper);
    this.sweeper = undefined;
  }

  private start(documentId: string, edited: boolean): Promise<void> {
    // One after the other: an older projection must not overwrite a newer one.
    const before = this.running.get(documentId) ?? Promise.resolve();
    const run = before
      .then(() => this.project(documentId, edited))
      .then(() => void (edited && this.failures.delete(documentId)))
      .catch((error: unknown) => this.failed(documentId, error, edited))
      .finally(() => {
        if (this.running.get(documentId) === run) this.running.delete(documentId);
      });
    this.running.set(documentId, run);
    return run;
  }

  private async project(documentId: string, edited: boolean): Promise<void> {
    const [row] = await this.dataSource.query<ProjectedRow[]>(
      'select workspace_id, kind, readiness, readiness_due from document where id = $1',
      [documentId],
    );
    // Purged meanwhile: nothing to tell.
    if (!row) return;
    const payload = async () => ({
      state: await this.store.state(documentId),
      // After the row was read: what became due before that is in it.
      context: row.kind === 'programme' ? await this.contexts.read(row.workspace_id) : null,
    });
    const figures = await this.tasks.run('project', payload, { timeoutMs: TIMEOUT, background: true });
    const { authorId, at } = edited ? await this.store.lastChange(documentId) : { authorId: null, at: null };
    const { wordCount, searchText, readiness } = figures;
    // What became due since the row was read stays due.
    const updated = await this.dataSource.query<[unknown[], number]>(
      `update document set word_count = $2, search_text = $3, readiness = $4, readiness_due = nullif(readiness_due, $5),
         updated_at = case when $6 then coalesce($7, now()) else updated_at end, updated_by = coalesce($8, updated_by)
       where id = $1`,
      [
        documentId,
        wordCount,
        searchText,
        readiness && JSON.stringify(readiness),
        row.readiness_due,
        edited,
        at,
        authorId,
      ],
    );
    const news = edited || !sameReadiness(readiness, row.readiness);
    if (updated[1] > 0 && news) await this.announcer.changed(documentId);
  }
}

const sameReadiness = (a: Readiness | null, b: Readiness | null): boolean =>
  a?.errors === b?.errors && a?.warnings === b?.warnings && a?.hints === b?.hints && a?.percent === b?.percent;
