import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { ReviewModule } from '../review/review.module.js';
import { DemoThreads } from './demo-threads.service.js';
import { DemoService } from './demo.service.js';

/** Something to try, seeded into an empty embedded database. */
@Module({ imports: [DocumentsModule, ReviewModule], providers: [DemoService, DemoThreads], exports: [DemoService] })
export class DemoModule {}
