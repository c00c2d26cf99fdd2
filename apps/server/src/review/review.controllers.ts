import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  commentInputSchema,
  documentFollowSchema,
  inboxPatchSchema,
  inboxQuerySchema,
  inboxSchema,
  proposalAcceptSchema,
  proposalDeclineSchema,
  reactionSchema,
  threadAnchorSchema,
  threadFollowSchema,
  threadInputSchema,
  threadPatchSchema,
  threadResolveSchema,
  threadSchema,
  unreadSchema,
  type DocumentFollow,
  type Inbox,
  type ThreadView,
} from '@soproekt/contracts';
import type { z } from 'zod';
import type { DocumentFacts } from '../access/access.service.js';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor, CurrentDocument } from '../access/request-access.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { CommentService } from './comment.service.js';
import { DocumentFollowService } from './document-follow.service.js';
import { InboxService } from './inbox.service.js';
import { ProposalService } from './proposal.service.js';
import { ThreadService } from './thread.service.js';

@Controller('api/v1/documents')
export class DocumentThreadsController {
  constructor(
    private readonly threads: ThreadService,
    private readonly follows: DocumentFollowService,
  ) {}

  @Get(':id/threads')
  @Action('thread.list', { document: 'id' })
  @Answers(threadSchema, { list: true })
  list(@CurrentDocument() { document }: DocumentFacts, @CurrentActor() actor: Principal): Promise<ThreadView[]> {
    return this.threads.list(document.id, actor);
  }

  @Post(':id/threads')
  @Action('thread.create', { document: 'id' })
  @Answers(threadSchema, { status: 201 })
  create(
    @CurrentDocument() facts: DocumentFacts,
    @Body({ schema: threadInputSchema }) body: z.output<typeof threadInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.threads.create(facts, body, actor);
  }

  /** How the asker follows all its threads. */
  @Get(':id/follow')
  @Action('document.follow', { document: 'id' })
  @Answers(documentFollowSchema)
  follow(@CurrentDocument() { document }: DocumentFacts, @CurrentActor() actor: Principal): Promise<DocumentFollow> {
    return this.follows.read(document.id, actor.userId);
  }

  @Put(':id/follow')
  @Action('document.follow', { document: 'id' })
  @Answers(documentFollowSchema)
  setFollow(
    @CurrentDocument() { document }: DocumentFacts,
    @Body({ schema: threadFollowSchema }) { level }: z.output<typeof threadFollowSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<DocumentFollow> {
    return this.follows.set(document.id, actor.userId, level);
  }
}

@Controller('api/v1/threads')
export class ThreadsController {
  constructor(
    private readonly threads: ThreadService,
    private readonly comments: CommentService,
    private readonly proposals: ProposalService,
  ) {}

  @Get(':id')
  @Action('thread.list', { thread: 'id' })
  @Answers(threadSchema)
  read(@Param('id') id: string, @CurrentActor() actor: Principal): Promise<ThreadView> {
    return this.threads.get(id, actor);
  }

  /** Assigns it, or sets the day until when. */
  @Patch(':id')
  @Action('thread.assign', { thread: 'id' })
  @Answers(threadSchema)
  update(
    @Param('id') id: string,
    @Body({ schema: threadPatchSchema }) body: z.output<typeof threadPatchSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.threads.update(id, body, actor);
  }

  @Post(':id/comments')
  @Action('thread.comment', { thread: 'id' })
  @Answers(threadSchema, { status: 201 })
  comment(
    @Param('id') id: string,
    @Body({ schema: commentInputSchema }) { body }: z.output<typeof commentInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.comments.add(id, body, actor);
  }

  @Post(':id/resolve')
  @Action('thread.resolve', { thread: 'id' })
  @Answers(threadSchema)
  resolve(
    @Param('id') id: string,
    @Body({ schema: threadResolveSchema }) body: z.output<typeof threadResolveSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.threads.resolve(id, body, actor);
  }

  @Post(':id/reopen')
  @Action('thread.reopen', { thread: 'id' })
  @Answers(threadSchema)
  reopen(@Param('id') id: string, @CurrentActor() actor: Principal): Promise<ThreadView> {
    return this.threads.reopen(id, actor);
  }

  @Post(':id/accept')
  @Action('thread.accept', { thread: 'id' })
  @Answers(threadSchema)
  accept(
    @Param('id') id: string,
    @Body({ schema: proposalAcceptSchema.default({}) }) body: z.output<typeof proposalAcceptSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.proposals.accept(id, body, actor);
  }

  @Post(':id/decline')
  @Action('thread.decline', { thread: 'id' })
  @Answers(threadSchema)
  decline(
    @Param('id') id: string,
    @Body({ schema: proposalDeclineSchema }) { reason }: z.output<typeof proposalDeclineSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.proposals.decline(id, reason, actor);
  }

  @Put(':id/anchor')
  @Action('thread.anchor', { thread: 'id' })
  @Answers(threadSchema)
  anchor(
    @Param('id') id: string,
    @Body({ schema: threadAnchorSchema }) body: z.output<typeof threadAnchorSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.threads.anchor(id, body, actor);
  }

  @Put(':id/follow')
  @Action('thread.follow', { thread: 'id' })
  @Answers(threadSchema)
  follow(
    @Param('id') id: string,
    @Body({ schema: threadFollowSchema }) { level }: z.output<typeof threadFollowSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.threads.follow(id, level, actor);
  }
}

@Controller('api/v1/comments')
export class CommentsController {
  constructor(private readonly comments: CommentService) {}

  @Patch(':id')
  @Action('comment.update', { comment: 'id' })
  @Answers(threadSchema)
  update(
    @Param('id') id: string,
    @Body({ schema: commentInputSchema }) { body }: z.output<typeof commentInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.comments.update(id, body, actor);
  }

  @Delete(':id')
  @Action('comment.delete', { comment: 'id' })
  @Answers(threadSchema)
  remove(@Param('id') id: string, @CurrentActor() actor: Principal): Promise<ThreadView> {
    return this.comments.remove(id, actor);
  }

  @Put(':id/reactions')
  @Action('comment.react', { comment: 'id' })
  @Answers(threadSchema)
  react(
    @Param('id') id: string,
    @Body({ schema: reactionSchema }) body: z.output<typeof reactionSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<ThreadView> {
    return this.comments.react(id, body, actor);
  }
}

@Controller('api/v1/inbox')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @Action('inbox.read')
  @Answers(inboxSchema)
  read(
    @Query({ schema: inboxQuerySchema }) query: z.output<typeof inboxQuerySchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Inbox> {
    return this.inbox.read(actor.userId, query);
  }

  @Patch()
  @Action('inbox.update')
  @Answers(unreadSchema)
  mark(
    @Body({ schema: inboxPatchSchema }) body: z.output<typeof inboxPatchSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<{ unread: number }> {
    return this.inbox.mark(actor.userId, body);
  }
}
