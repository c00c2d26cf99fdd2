import { Injectable } from '@nestjs/common';
import type { UpdateAuthor } from '@soproekt/sync';
import type { EntityManager } from 'typeorm';
import { DocumentStore, type CommitListener, type LastChange } from '../documents/document-store.js';
import { CollabService } from './collab.service.js';
import { insertStatement } from './pg-journal.js';

/** What the feature of documents needs of the sync. */
@Injectable()
export class CollabDocumentStore extends DocumentStore {
  constructor(private readonly collab: CollabService) {
    super();
  }

  async begin(manager: EntityManager, documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<void> {
    const { text, values } = insertStatement({ documentId, update, author, clientIds: [] });
    await manager.query(text, values);
  }

  state(documentId: string): Promise<Uint8Array> {
    return this.collab.hub.snapshotState(documentId);
  }

  async change(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<void> {
    await this.collab.hub.applyServerUpdate(documentId, update, author);
  }

  lastChange(documentId: string): Promise<LastChange> {
    return this.collab.journal.lastChange(documentId);
  }

  onCommitted(listener: CommitListener): () => void {
    return this.collab.onCommitted((documentId, _seq, rows) =>
      listener(
        documentId,
        rows.map(({ userId }) => userId),
      ),
    );
  }
}
