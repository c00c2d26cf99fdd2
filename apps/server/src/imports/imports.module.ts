import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { ImportService } from './import.service.js';
import { ImportsController } from './imports.controller.js';

/** Makes documents of files. */
@Module({
  imports: [AttachmentsModule, DocumentsModule],
  controllers: [ImportsController],
  providers: [ImportService],
})
export class ImportsModule {}
