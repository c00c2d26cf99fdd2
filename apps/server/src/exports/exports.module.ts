import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { CheckContextModule } from '../programmes/check-context.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ExportImages } from './export-images.service.js';
import { ExportWarmUp } from './export-warm-up.service.js';
import { ExportService } from './export.service.js';
import { ExportsController } from './exports.controller.js';

/** Documents as files for signature, for other programs and for keeping. */
@Module({
  imports: [AttachmentsModule, CheckContextModule, DocumentsModule, ProgrammesModule],
  controllers: [ExportsController],
  providers: [ExportImages, ExportService, ExportWarmUp],
})
export class ExportsModule {}
