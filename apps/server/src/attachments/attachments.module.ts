import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { AppConfig } from '../platform/config/app-config.js';
import { AttachmentService } from './attachment.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { FileKeeper } from './file-keeper.service.js';
import { FileSweeper } from './file-sweeper.service.js';
import { PersonLocale } from './person-locale.service.js';
import { FILE_STORAGE } from './storage/file-storage.js';
import { storageFrom } from './storage/storage-from.js';
import { uploadOptions } from './uploads.js';

/** Files of documents: taken, judged, stored, given out, forgotten. */
@Module({
  imports: [
    MulterModule.registerAsync({
      inject: [AppConfig],
      useFactory: (config: AppConfig) => uploadOptions(config.attachments),
    }),
  ],
  controllers: [AttachmentsController],
  providers: [
    AttachmentService,
    FileKeeper,
    FileSweeper,
    PersonLocale,
    {
      provide: FILE_STORAGE,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => storageFrom(config.attachments),
    },
  ],
  exports: [FileKeeper, FILE_STORAGE, MulterModule, PersonLocale],
})
export class AttachmentsModule {}
