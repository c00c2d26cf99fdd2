import { Global, Module } from '@nestjs/common';
import { DocumentStore } from '../documents/document-store.js';
import { CollabDocumentStore } from './collab-document-store.js';
import { CollabService } from './collab.service.js';

/** The document sync. Its ports (authorizer, access events, pool) come from global modules. */
@Global()
@Module({
  providers: [CollabService, { provide: DocumentStore, useClass: CollabDocumentStore }],
  exports: [CollabService, DocumentStore],
})
export class CollabModule {}
