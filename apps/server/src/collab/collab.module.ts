import { Global, Module } from '@nestjs/common';
import { DocumentStore } from '../documents/document-store.js';
import { SYNC_STATS, type ReadSyncStats } from '../metrics/metrics-ports.js';
import { CollabDocumentStore } from './collab-document-store.js';
import { CollabService } from './collab.service.js';
import { CollabWarmUp } from './warm-up.service.js';

/** The document sync. Its ports (authorizer, access events, pool) come from global modules. */
@Global()
@Module({
  providers: [
    CollabService,
    CollabWarmUp,
    { provide: DocumentStore, useClass: CollabDocumentStore },
    {
      provide: SYNC_STATS,
      inject: [CollabService],
      useFactory:
        (collab: CollabService): ReadSyncStats =>
        () =>
          collab.hub.stats(),
    },
  ],
  exports: [CollabService, DocumentStore, SYNC_STATS],
})
export class CollabModule {}
