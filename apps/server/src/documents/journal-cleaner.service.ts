import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOSE } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { CollabService } from '../collab/collab.service.js';

/** Deletes the text of documents that were deleted for good. */
@Injectable()
export class JournalCleaner implements OnApplicationBootstrap {
  constructor(
    private readonly collab: CollabService,
    private readonly dataSource: DataSource,
  ) {}

  /** A server that ended between the deletion of the row and that of the text left the text behind. */
  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.dataSource.query<{ subject_id: string }[]>(
      `select subject_id from audit where kind = 'document.purged' and at > now() - interval '2 days'`,
    );
    for (const { subject_id: documentId } of rows) await this.collab.journal.purge(documentId);
  }

  /** Call after the row is gone: from then on nobody can open the document. */
  async clean(documentId: string): Promise<void> {
    await this.collab.hub.discard(documentId, CLOSE.noDocument, 'the document was deleted');
    await this.collab.journal.purge(documentId);
  }
}
