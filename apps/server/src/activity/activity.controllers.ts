import { Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  activityQuerySchema,
  activitySchema,
  documentChangesSchema,
  type Activity,
  type ActivityQuery,
  type DocumentChanges,
} from '@soproekt/contracts';
import type { DocumentFacts } from '../access/access.service.js';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor, CurrentDocument } from '../access/request-access.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { ActivityService } from './activity.service.js';
import { VisitService } from './visit.service.js';

@Controller('api/v1/documents')
export class DocumentActivityController {
  constructor(
    private readonly activity: ActivityService,
    private readonly visits: VisitService,
  ) {}

  @Get(':id/activity')
  @Action('activity.read', { document: 'id' })
  @Answers(activitySchema)
  list(
    @CurrentDocument() { document }: DocumentFacts,
    @Query({ schema: activityQuerySchema }) query: ActivityQuery,
  ): Promise<Activity> {
    return this.activity.read({ documentId: document.id }, query);
  }

  /** How the text differs from what the asker saw last. */
  @Get(':id/changes')
  @Action('document.read', { document: 'id' })
  @Answers(documentChangesSchema)
  changes(@CurrentDocument() { document }: DocumentFacts, @CurrentActor() actor: Principal): Promise<DocumentChanges> {
    return this.visits.changes(document, actor.userId);
  }

  /** The asker has seen the document as it is now. */
  @Put(':id/visit')
  @Action('document.read', { document: 'id' })
  @AnswersNothing()
  visit(@CurrentDocument() { document }: DocumentFacts, @CurrentActor() actor: Principal): Promise<void> {
    return this.visits.seen(document, actor.userId);
  }
}

@Controller('api/v1/workspaces')
export class WorkspaceActivityController {
  constructor(private readonly activity: ActivityService) {}

  @Get(':id/activity')
  @Action('activity.read', { workspace: 'id' })
  @Answers(activitySchema)
  list(@Param('id') id: string, @Query({ schema: activityQuerySchema }) query: ActivityQuery): Promise<Activity> {
    return this.activity.read({ workspaceId: id }, query);
  }
}
