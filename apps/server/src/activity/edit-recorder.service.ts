import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DocumentStore } from '../documents/document-store.js';
import { AppLogger } from '../platform/logging/app-logger.js';

/** Edits are noted together once in so many milliseconds. */
const EVERY = 10_000;

/** Edits of one person in one document are one line of the activity while no pause is longer than this. */
const TOGETHER = '1 hour';

interface Span {
  readonly documentId: string;
  readonly userId: string;
  readonly from: number;
  to: number;
}

/** Notes who worked on which text and when, off the typing path. */
@Injectable()
export class EditRecorder implements OnModuleInit, BeforeApplicationShutdown {
  private spans = new Map<string, Span>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly store: DocumentStore,
    private readonly dataSource: DataSource,
    private readonly logger: AppLogger,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.store.onCommitted((documentId, authors) => this.committed(documentId, authors));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.unsubscribe();
    await this.flush();
  }

  /** Writes what has been gathered. Never rejects: an activity that is missing harms nobody's text. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const spans = [...this.spans.values()];
    this.spans = new Map();
    if (spans.length > 0) this.writing = this.writing.then(() => this.write(spans));
    return this.writing;
  }

  private committed(documentId: string, authors: readonly (string | null)[]): void {
    const now = Date.now();
    for (const userId of authors) {
      if (userId === null) continue;
      const key = `${documentId} ${userId}`;
      const span = this.spans.get(key);
      if (span) span.to = now;
      else this.spans.set(key, { documentId, userId, from: now, to: now });
    }
    if (this.spans.size > 0) this.timer ??= setTimeout(() => void this.flush(), EVERY).unref();
  }

  private async write(spans: readonly Span[]): Promise<void> {
    const columns = [
      spans.map(({ documentId }) => documentId),
      spans.map(({ userId }) => userId),
      spans.map(({ from }) => new Date(from).toISOString()),
      spans.map(({ to }) => new Date(to).toISOString()),
    ];
    try {
      await this.dataSource.query(
        `with span as (
           select s.document_id, s.user_id, s.begun, s.ended, d.workspace_id
           from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) as s (document_id, user_id, begun, ended)
           join document d on d.id = s.document_id
         ), continued as (
           update activity a set at = greatest(a.at, s.ended)
           from span s
           where a.id = (
             select max(id) from activity
             where document_id = s.document_id and actor_id = s.user_id and kind = 'edited' and at > s.begun - interval '${TOGETHER}'
           )
           returning a.document_id, a.actor_id
         )
         insert into activity (workspace_id, document_id, kind, actor_id, begun_at, at)
         select s.workspace_id, s.document_id, 'edited', s.user_id, s.begun, s.ended from span s
         where not exists (select from continued c where c.document_id = s.document_id and c.actor_id = s.user_id)`,
        columns,
      );
    } catch (error) {
      this.logger.warn(`edits could not be noted: ${String(error)}`, 'Activity');
    }
  }
}
