import { Injectable } from '@nestjs/common';
import type { DocumentSummary } from '@soproekt/contracts';
import { AccessEventsService } from '../access/access-events.service.js';
import { LivePublisher } from '../live/live-publisher.service.js';
import { DocumentReader } from './document-reader.service.js';

/** Tells everybody concerned what became of a document. Always after COMMIT: whoever hears it reads the database. */
@Injectable()
export class DocumentAnnouncer {
  constructor(
    private readonly reader: DocumentReader,
    private readonly live: LivePublisher,
    private readonly access: AccessEventsService,
  ) {}

  /** Made, renamed, moved, or its figures changed. @returns what was told */
  async changed(documentId: string): Promise<DocumentSummary> {
    const document = await this.reader.summary(documentId);
    const { workspaceId } = document;
    this.live.publish(workspaceId, 'document.changed', { workspaceId, document });
    return document;
  }

  purged(workspaceId: string, documentId: string): void {
    this.live.publish(workspaceId, 'document.purged', { workspaceId, documentId });
  }

  /** Its status or place decides who may edit it: open sockets are decided anew. */
  accessChanged(documentId: string): void {
    this.access.emit({ kind: 'document-changed', documentId });
  }
}
