import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { CommentWriter } from './comment-writer.service.js';
import { CommentService } from './comment.service.js';
import { DocumentFollowService } from './document-follow.service.js';
import { InboxService } from './inbox.service.js';
import { ReviewNotifier } from './notifier.service.js';
import { ProposalService } from './proposal.service.js';
import {
  CommentsController,
  DocumentThreadsController,
  InboxController,
  ThreadsController,
} from './review.controllers.js';
import { ThreadService } from './thread.service.js';

/** Remarks on documents in threads, proposals of other words, and one inbox for what concerns oneself. */
@Module({
  imports: [DocumentsModule],
  controllers: [DocumentThreadsController, ThreadsController, CommentsController, InboxController],
  providers: [
    CommentWriter,
    CommentService,
    DocumentFollowService,
    InboxService,
    ProposalService,
    ReviewNotifier,
    ThreadService,
  ],
  exports: [CommentWriter, ReviewNotifier],
})
export class ReviewModule {}
