import { Injectable } from '@nestjs/common';
import type { proposalAcceptSchema, ThreadView } from '@soproekt/contracts';
import type { ActivityKind } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Principal } from '../access/principal.js';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import { DocumentStore } from '../documents/document-store.js';
import { AppError } from '../platform/errors/app-error.js';
import { TaskPool } from '../tasks/task-pool.service.js';
import { ReviewNotifier } from './notifier.service.js';
import { participantsOf } from './participants.js';
import type { ProposalEdit } from './proposal-task.js';
import { ThreadService } from './thread.service.js';
import { closeThread, lockThread, setProposalState, type LockedThread } from './thread.store.js';

const EDIT_MS = 20_000;

/** Proposals of other words, put into the text by who may write it. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: DocumentStore,
    private readonly tasks: TaskPool,
    private readonly threads: ThreadService,
    private readonly notifier: ReviewNotifier,
    private readonly activity: ActivityRecorder,
  ) {}

  /**
   * Makes the edit that the proposal is, in the name of who accepts it, and closes the thread. Nothing is overwritten unseen: where the
   * place reads otherwise by now, `current` must say what it reads.
   * @throws AppError conflict with `details.current` (what it reads now) or `details.detached`; wrong-status when it was decided already;
   * invalid-input when the value does not fit its cell
   */
  async accept(
    threadId: string,
    { current }: z.output<typeof proposalAcceptSchema>,
    actor: Principal,
  ): Promise<ThreadView> {
    const inboxes = await this.dataSource.transaction(async (manager) => {
      const thread = pending(await lockThread(manager, threadId));
      const state = await this.store.state(thread.documentId);
      const { anchor, replacement } = thread;
      const payload = { state, anchor, replacement, expected: current ?? thread.original ?? anchor.quote };
      const edit = decided(await this.tasks.run('proposalEdit', payload, { timeoutMs: EDIT_MS }));
      // The text first: when the rest fails, the next attempt finds the words there and only closes the thread.
      if (edit.update) {
        const author = { userId: actor.userId, institutionId: actor.institutionId };
        await this.store.change(thread.documentId, edit.update, author);
      }
      await manager.query('update thread set anchor = $2 where id = $1', [threadId, JSON.stringify(edit.anchor)]);
      await setProposalState(manager, threadId, 'accepted', actor.userId);
      await closeThread(manager, threadId, { outcome: 'accepted', reason: '', by: actor.userId });
      return this.record(manager, 'proposal-accepted', thread, actor);
    });
    await this.notifier.tell(threadId, inboxes);
    return this.threads.get(threadId, actor);
  }

  /** @throws AppError wrong-status when it was decided already */
  async decline(threadId: string, reason: string, actor: Principal): Promise<ThreadView> {
    const inboxes = await this.dataSource.transaction(async (manager) => {
      const thread = pending(await lockThread(manager, threadId));
      await setProposalState(manager, threadId, 'declined', actor.userId);
      await closeThread(manager, threadId, { outcome: 'declined', reason: reason.trim(), by: actor.userId });
      return this.record(manager, 'proposal-declined', thread, actor);
    });
    await this.notifier.tell(threadId, inboxes);
    return this.threads.get(threadId, actor);
  }

  private async record(
    manager: EntityManager,
    kind: ActivityKind,
    { id, workspaceId, documentId }: LockedThread,
    actor: Principal,
  ): Promise<string[]> {
    await this.activity.record(manager, { kind, workspaceId, documentId, threadId: id, actorId: actor.userId });
    const receivers = await participantsOf(manager, id, 'resolved');
    return this.notifier.record(manager, {
      threadId: id,
      workspaceId,
      commentId: null,
      actorId: actor.userId,
      receivers,
    });
  }
}

function pending(thread: LockedThread): LockedThread & { readonly replacement: string } {
  const { state, proposalState, replacement } = thread;
  if (state !== 'open' || proposalState !== 'pending' || replacement === null) {
    throw new AppError('wrong-status', 'there is no proposal that waits for a decision');
  }
  return { ...thread, replacement };
}

function decided(edit: ProposalEdit): Extract<ProposalEdit, { kind: 'edit' }> {
  switch (edit.kind) {
    case 'edit':
      return edit;
    case 'conflict':
      throw new AppError('conflict', 'the text has changed since', { current: edit.current });
    case 'detached':
      throw new AppError('conflict', 'the text that the proposal is about is gone', { detached: true });
    case 'unfit':
      throw new AppError('invalid-input', 'the value does not fit this cell');
  }
}
