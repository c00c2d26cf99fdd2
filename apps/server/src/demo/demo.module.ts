import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { DemoService } from './demo.service.js';

/** Something to try, seeded into an empty embedded database. */
@Module({ imports: [DocumentsModule], providers: [DemoService], exports: [DemoService] })
export class DemoModule {}
