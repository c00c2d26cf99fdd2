import { Module } from '@nestjs/common';
import { DocumentAnnouncer } from './document-announcer.service.js';
import { DocumentBinService } from './document-bin.service.js';
import { DocumentMaker } from './document-maker.service.js';
import { DocumentProjector } from './document-projector.service.js';
import { DocumentReader } from './document-reader.service.js';
import { DocumentService } from './document.service.js';
import { DocumentStateService } from './document-state.service.js';
import { JournalCleaner } from './journal-cleaner.service.js';
import { DocumentsController } from './documents.controller.js';
import { WorkspaceDocumentsController } from './workspace-documents.controller.js';

/** Documents as rows and plain content; their live text belongs to the document sync. */
@Module({
  controllers: [DocumentsController, WorkspaceDocumentsController],
  providers: [
    DocumentAnnouncer,
    DocumentBinService,
    DocumentMaker,
    DocumentProjector,
    DocumentReader,
    DocumentService,
    DocumentStateService,
    JournalCleaner,
  ],
  exports: [DocumentMaker],
})
export class DocumentsModule {}
