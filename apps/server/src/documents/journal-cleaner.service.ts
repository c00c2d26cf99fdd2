import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOSE } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { CollabService } from '../collab/collab.service.js';
import { AppLogger } from '../platform/logging/app-logger.js';

/** A room lives on for seconds after its last connection, and may store what it holds when it is let go. */
const ROOM_GONE = 60_000;

/** Deletes the text of documents that were deleted for good, including what is stored a moment too late. */
@Injectable()
export class JournalCleaner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly collab: CollabService,
    private readonly dataSource: DataSource,
    private readonly logger: AppLogger,
  ) {}

  /** A server that ended between the deletion of the row and that of the text left the text behind. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ subject_id: string }[]>(
      `select subject_id from audit where kind = 'document.purged' and at > now() - interval '2 days'`,
    );
    for (const { subject_id: documentId } of rows) await this.collab.journal.purge(documentId);
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Call after the row is gone: from then on nobody can open the document. */
  async clean(documentId: string): Promise<void> {
    this.collab.hub.closeDocument(documentId, CLOSE.noDocument, 'the document was deleted');
    await this.collab.journal.purge(documentId);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.collab.journal.purge(documentId).catch((error: unknown) => this.logger.error(error, 'JournalCleaner'));
    }, ROOM_GONE);
    timer.unref();
    this.timers.add(timer);
  }
}
