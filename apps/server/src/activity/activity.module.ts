import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { CheckContextModule } from '../programmes/check-context.module.js';
import { DocumentActivityController, WorkspaceActivityController } from './activity.controllers.js';
import { ActivityService } from './activity.service.js';
import { EditRecorder } from './edit-recorder.service.js';
import { VisitService } from './visit.service.js';

/** What people did, and what each has seen. */
@Module({
  imports: [CheckContextModule, DocumentsModule],
  controllers: [DocumentActivityController, WorkspaceActivityController],
  providers: [ActivityService, EditRecorder, VisitService],
})
export class ActivityModule {}
