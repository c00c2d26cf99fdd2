import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { ImportLine } from './import-line.js';
import { ImportService } from './import.service.js';
import { ImportsController } from './imports.controller.js';

/** Makes documents of files. */
@Module({
  imports: [AttachmentsModule, DocumentsModule],
  controllers: [ImportsController],
  // Nest must not look for its settings, which are for tests.
  providers: [ImportService, { provide: ImportLine, useFactory: () => new ImportLine() }],
})
export class ImportsModule {}
