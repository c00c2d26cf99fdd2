import { Module } from '@nestjs/common';
import { CheckContextModule } from '../programmes/check-context.module.js';
import { DocumentAnnouncer } from './document-announcer.service.js';
import { DocumentBinService } from './document-bin.service.js';
import { DocumentMaker } from './document-maker.service.js';
import { DocumentProjector } from './document-projector.service.js';
import { DocumentReader } from './document-reader.service.js';
import { DocumentService } from './document.service.js';
import { DocumentStateService } from './document-state.service.js';
import { JournalCleaner } from './journal-cleaner.service.js';
import { ReadinessService } from './readiness.service.js';
import { OwnTemplateService } from './templates/own-template.service.js';
import { TemplatesController } from './templates/templates.controller.js';
import { DocumentsController } from './documents.controller.js';
import { WorkspaceDocumentsController } from './workspace-documents.controller.js';

/** Documents as rows and plain content; their live text belongs to the document sync. */
@Module({
  imports: [CheckContextModule],
  controllers: [DocumentsController, WorkspaceDocumentsController, TemplatesController],
  providers: [
    DocumentAnnouncer,
    DocumentBinService,
    DocumentMaker,
    DocumentProjector,
    DocumentReader,
    DocumentService,
    DocumentStateService,
    JournalCleaner,
    OwnTemplateService,
    ReadinessService,
  ],
  exports: [DocumentAnnouncer, DocumentMaker, DocumentStateService, ReadinessService],
})
export class DocumentsModule {}
