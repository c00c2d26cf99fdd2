import { Injectable } from '@nestjs/common';
import type { reactionSchema, ThreadView } from '@soproekt/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Principal } from '../access/principal.js';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import { AppError, notFound } from '../platform/errors/app-error.js';
import { CommentWriter } from './comment-writer.service.js';
import { ReviewNotifier } from './notifier.service.js';
import { participantsOf } from './participants.js';
import { ThreadService } from './thread.service.js';
import { lockThread, touchThread } from './thread.store.js';

interface LockedComment {
  readonly threadId: string;
  readonly workspaceId: string;
  readonly authorId: string | null;
  readonly body: string;
  readonly deleted: boolean;
}

/** Answers in threads. */
@Injectable()
export class CommentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: CommentWriter,
    private readonly threads: ThreadService,
    private readonly notifier: ReviewNotifier,
    private readonly activity: ActivityRecorder,
  ) {}

  /** @throws AppError invalid-input, conflict */
  async add(threadId: string, body: string, actor: Principal): Promise<ThreadView> {
    const inboxes = await this.dataSource.transaction(async (manager) => {
      const { workspaceId, documentId } = await lockThread(manager, threadId);
      // Before the comment is there: those who took part until now.
      const others = await participantsOf(manager, threadId, 'reply');
      const { commentId, mentioned } = await this.writer.write(manager, threadId, workspaceId, body, actor);
      await this.activity.record(manager, {
        kind: 'commented',
        workspaceId,
        documentId,
        threadId,
        actorId: actor.userId,
      });
      const receivers = [...mentioned, ...others];
      return this.notifier.record(manager, { threadId, workspaceId, commentId, actorId: actor.userId, receivers });
    });
    await this.notifier.tell(threadId, inboxes);
    return this.threads.get(threadId, actor);
  }

  /** What it said before is kept. @throws AppError not-allowed for another's comment; wrong-status for a deleted one */
  async update(commentId: string, body: string, actor: Principal): Promise<ThreadView> {
    const { threadId, inboxes } = await this.dataSource.transaction(async (manager) => {
      const comment = await this.lockOwn(manager, commentId, actor);
      const before = comment.body;
      const mentioned = await this.writer.mentioned(manager, comment.workspaceId, body);
      if (body.trim() === before) return { threadId: comment.threadId, inboxes: [] };
      await manager.query('insert into comment_version (comment_id, body) values ($1, $2)', [commentId, before]);
      await manager.query('update comment set body = $2, edited_at = now() where id = $1', [commentId, body.trim()]);
      await touchThread(manager, comment.threadId);
      // Only who was not mentioned before.
      const fresh = mentioned.filter((userId) => !before.includes(userId));
      const receivers = fresh.map((userId) => ({ userId, kind: 'mention' as const }));
      const { workspaceId } = comment;
      const news = { threadId: comment.threadId, workspaceId, commentId, actorId: actor.userId, receivers };
      return { threadId: comment.threadId, inboxes: await this.notifier.record(manager, news) };
    });
    await this.notifier.tell(threadId, inboxes);
    return this.threads.get(threadId, actor);
  }

  /** Leaves a trace: who wrote it and when, without the words. */
  async remove(commentId: string, actor: Principal): Promise<ThreadView> {
    const { threadId, readers } = await this.dataSource.transaction(async (manager) => {
      const comment = await this.lockOwn(manager, commentId, actor);
      await manager.query('delete from comment_version where comment_id = $1', [commentId]);
      await manager.query('delete from reaction where comment_id = $1', [commentId]);
      await manager.query(`update comment set body = '', deleted_at = now() where id = $1`, [commentId]);
      await touchThread(manager, comment.threadId);
      const rows = await manager.query<[{ user_id: string }[], number]>(
        'delete from inbox_item where comment_id = $1 and read_at is null returning user_id',
        [commentId],
      );
      return { threadId: comment.threadId, readers: rows[0].map(({ user_id }) => user_id) };
    });
    await this.notifier.tell(threadId, readers);
    return this.threads.get(threadId, actor);
  }

  async react(
    commentId: string,
    { emoji, on }: z.output<typeof reactionSchema>,
    actor: Principal,
  ): Promise<ThreadView> {
    const threadId = await this.dataSource.transaction(async (manager) => {
      const comment = await this.lock(manager, commentId);
      if (comment.deleted) throw new AppError('wrong-status', 'the comment was deleted');
      await manager.query(
        on
          ? 'insert into reaction (comment_id, user_id, emoji) values ($1, $2, $3) on conflict do nothing'
          : 'delete from reaction where comment_id = $1 and user_id = $2 and emoji = $3',
        [commentId, actor.userId, emoji],
      );
      await touchThread(manager, comment.threadId);
      return comment.threadId;
    });
    await this.notifier.tell(threadId);
    return this.threads.get(threadId, actor);
  }

  private async lock(manager: EntityManager, commentId: string): Promise<LockedComment> {
    const [row] = await manager.query<LockedComment[]>(
      `select c.thread_id as "threadId", t.workspace_id as "workspaceId", c.author_id as "authorId", c.body,
         c.deleted_at is not null as deleted
       from comment c join thread t on t.id = c.thread_id where c.id = $1 for update of c`,
      [commentId],
    );
    if (!row) throw notFound('the comment');
    return row;
  }

  private async lockOwn(manager: EntityManager, commentId: string, actor: Principal): Promise<LockedComment> {
    const comment = await this.lock(manager, commentId);
    if (comment.authorId !== actor.userId) throw new AppError('not-allowed', "another person's comment");
    if (comment.deleted) throw new AppError('wrong-status', 'the comment was deleted');
    return comment;
  }
}
