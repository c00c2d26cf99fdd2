import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CLOSE } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { CollabService } from '../collab/collab.service.js';
import { AppLogger } from '../platform/logging/app-logger.js';

/**
 * When the text is deleted once more, in milliseconds after the first time. Another node that did not hear of the end may let editors
 * write until it decides about their rights by itself, and stores what they wrote.
 */
const AGAIN_MS: readonly number[] = [60_000, 300_000];

/** Deletes the text of documents that were deleted for good. */
@Injectable()
export class JournalCleaner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly collab: CollabService,
    private readonly dataSource: DataSource,
    private readonly logger: AppLogger,
  ) {}

  /**
   * A server that ended too early left the text behind. Only what the audit trail calls deleted is touched: a row that is missing for
   * another reason must not cost the text.
   */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select distinct a.subject_id as id from audit a
       where a.kind = 'document.purged' and not exists (select from document where id = a.subject_id)
         and (exists (select from document_update where document_id = a.subject_id)
           or exists (select from document_snapshot where document_id = a.subject_id)
           or exists (select from document_client where document_id = a.subject_id))`,
    );
    for (const { id } of rows) await this.collab.journal.purge(id);
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** Call after the row is gone: from then on nobody can open the document. */
  async clean(documentId: string, againMs = AGAIN_MS): Promise<void> {
    await this.collab.hub.discard(documentId, CLOSE.noDocument, 'the document was deleted');
    await this.collab.journal.purge(documentId);
    for (const ms of againMs) this.purgeLater(documentId, ms);
  }

  private purgeLater(documentId: string, ms: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.collab.journal.purge(documentId).catch((error: unknown) => {
        // The next start finds what is left.
        this.logger.warn(`deleted text could not be looked for again: ${String(error)}`, 'Documents');
      });
    }, ms).unref();
    this.timers.add(timer);
  }
}
