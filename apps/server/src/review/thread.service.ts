import { Injectable } from '@nestjs/common';
import type {
  AnchorView,
  ThreadView,
  threadAnchorSchema,
  threadInputSchema,
  threadPatchSchema,
  threadResolveSchema,
} from '@soproekt/contracts';
import { isBlank, proposalAfter, REVIEW_LIMITS, type ActivityKind, type FollowLevel } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { DocumentFacts } from '../access/access.service.js';
import type { Principal } from '../access/principal.js';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import { DocumentStateService } from '../documents/document-state.service.js';
import { sectionOwner } from '../documents/projection.js';
import { AppError, invalidInput, notFound } from '../platform/errors/app-error.js';
import { storedAnchor } from './anchors.js';
import { changeAssignment } from './assignment.js';
import { CommentWriter } from './comment-writer.service.js';
import { ReviewNotifier } from './notifier.service.js';
import { authorsFor, participantsOf, type Receiver } from './participants.js';
import { keepDecision, keepPlace } from './thread-past.js';
import { readThreads } from './thread-rows.js';
import { closeThread, insertThread, lockThread, setProposalState, type LockedThread } from './thread.store.js';

/** The threads of a document: begun, assigned, closed and opened again. */
@Injectable()
export class ThreadService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly states: DocumentStateService,
    private readonly comments: CommentWriter,
    private readonly notifier: ReviewNotifier,
    private readonly activity: ActivityRecorder,
  ) {}

  list(documentId: string, actor: Principal): Promise<ThreadView[]> {
    return readThreads(this.dataSource.manager, { documentId }, actor.userId);
  }

  /** @throws AppError not-found */
  async get(threadId: string, actor: Principal): Promise<ThreadView> {
    const [thread] = await readThreads(this.dataSource.manager, { threadId }, actor.userId);
    if (!thread) throw notFound('the thread');
    return thread;
  }

  /** @throws AppError invalid-input for a place in no section, a mention or an assignment of somebody outside; conflict when there are too many */
  async create(
    { document }: DocumentFacts,
    input: z.output<typeof threadInputSchema>,
    actor: Principal,
  ): Promise<ThreadView> {
    const anchor = storedAnchor(input.anchor);
    checkProposal(anchor, input.proposal);
    const { institutionId } = await this.section(document.id, anchor);
    const { threadId, inboxes } = await this.dataSource.transaction(async (manager) => {
      const number = await this.nextNumber(manager, document.id);
      const id = await insertThread(manager, {
        workspaceId: document.workspaceId,
        documentId: document.id,
        number,
        anchor,
        author: actor,
        replacement: input.proposal?.replacement,
      });
      const { commentId, mentioned } = await this.comments.write(manager, id, document.workspaceId, input.body, actor);
      const unassigned = { assigneeId: null, assigneeInstitutionId: null, dueOn: null };
      const thread = { id, workspaceId: document.workspaceId, ...unassigned };
      const receivers = [
        ...mentioned,
        ...(await changeAssignment(manager, thread, input)).receivers,
        ...(await authorsFor(manager, document.id, institutionId)),
      ];
      const news = { threadId: id, workspaceId: document.workspaceId, commentId, actorId: actor.userId, receivers };
      await this.note(
        manager,
        'thread-raised',
        { id, workspaceId: document.workspaceId, documentId: document.id },
        actor,
      );
      return { threadId: id, inboxes: await this.notifier.record(manager, news) };
    });
    await this.notifier.tell(threadId, inboxes);
    return this.get(threadId, actor);
  }

  /** @throws AppError invalid-input for somebody who could not close it */
  async update(threadId: string, patch: z.output<typeof threadPatchSchema>, actor: Principal): Promise<ThreadView> {
    const inboxes = await this.dataSource.transaction(async (manager) => {
      const thread = await lockThread(manager, threadId);
      const { receivers, released } = await changeAssignment(manager, thread, patch);
      const told = await this.notifier.record(manager, this.newsOf(thread, actor, receivers));
      return [...new Set([...told, ...released])];
    });
    await this.notifier.tell(threadId, inboxes);
    return this.get(threadId, actor);
  }

  /**
   * Closes a thread with what came of it. Of a proposal that waits only accepting it puts its words into the text.
   * @throws AppError wrong-status when it is closed already, or is to be accepted with its proposal
   */
  async resolve(
    threadId: string,
    { outcome, reason }: z.output<typeof threadResolveSchema>,
    actor: Principal,
  ): Promise<ThreadView> {
    const inboxes = await this.dataSource.transaction(async (manager) => {
      const thread = await lockThread(manager, threadId);
      if (thread.state === 'resolved') throw new AppError('wrong-status', 'the thread is closed already');
      if (outcome === 'withdrawn' && thread.authorId !== actor.userId) {
        throw new AppError('not-allowed', 'only who raised a thread can withdraw it');
      }
      if (thread.proposalState !== null) {
        const next = proposalAfter(outcome, thread.proposalState);
        if (next === null) throw new AppError('wrong-status', 'accept the proposal to put its words into the text');
        if (next !== thread.proposalState) await setProposalState(manager, threadId, next, actor.userId);
      }
      await closeThread(manager, threadId, { outcome, reason: reason.trim(), by: actor.userId });
      await this.note(manager, 'resolved', thread, actor);
      const receivers = await participantsOf(manager, threadId, 'resolved');
      return this.notifier.record(manager, this.newsOf(thread, actor, receivers));
    });
    await this.notifier.tell(threadId, inboxes);
    return this.get(threadId, actor);
  }

  /** Opens a closed thread, which keeps what was decided; a proposal that was not accepted waits again. @throws AppError wrong-status when it is open */
  async reopen(threadId: string, actor: Principal): Promise<ThreadView> {
    const inboxes = await this.dataSource.transaction(async (manager) => {
      const thread = await lockThread(manager, threadId);
      if (thread.state === 'open') throw new AppError('wrong-status', 'the thread is open');
      await keepDecision(manager, threadId, actor.userId);
      await manager.query(
        `update thread set state = 'open', outcome = null, reason = '', resolved_by = null, resolved_at = null, updated_at = clock_timestamp()
         where id = $1`,
        [threadId],
      );
      if (thread.proposalState === 'declined' || thread.proposalState === 'withdrawn') {
        await setProposalState(manager, threadId, 'pending', null);
      }
      await this.note(manager, 'reopened', thread, actor);
      const receivers = await participantsOf(manager, threadId, 'reopened');
      return this.notifier.record(manager, this.newsOf(thread, actor, receivers));
    });
    await this.notifier.tell(threadId, inboxes);
    return this.get(threadId, actor);
  }

  /** Attaches a thread to another place, for one whose words were taken apart; it keeps what it was about. */
  async anchor(
    threadId: string,
    { anchor }: z.output<typeof threadAnchorSchema>,
    actor: Principal,
  ): Promise<ThreadView> {
    const stored = storedAnchor(anchor);
    await this.section((await this.get(threadId, actor)).documentId, stored);
    await this.dataSource.transaction(async (manager) => {
      const thread = await lockThread(manager, threadId);
      if (thread.proposalState === 'pending') checkProposal(stored, { replacement: thread.replacement ?? '' });
      await keepPlace(manager, threadId, thread.anchor.quote, actor.userId);
      await manager.query('update thread set anchor = $2, updated_at = clock_timestamp() where id = $1', [
        threadId,
        JSON.stringify(stored),
      ]);
      if (thread.proposalState === 'pending') {
        await manager.query('update thread set original = $2 where id = $1', [threadId, stored.quote]);
      }
    });
    await this.notifier.tell(threadId);
    return this.get(threadId, actor);
  }

  async follow(threadId: string, level: FollowLevel, actor: Principal): Promise<ThreadView> {
    const { manager } = this.dataSource;
    if (level === 'default') {
      await manager.query('delete from thread_follow where thread_id = $1 and user_id = $2', [threadId, actor.userId]);
    } else {
      await manager.query(
        `insert into thread_follow (thread_id, user_id, level) values ($1, $2, $3)
         on conflict (thread_id, user_id) do update set level = excluded.level`,
        [threadId, actor.userId, level],
      );
    }
    return this.get(threadId, actor);
  }

  /** @throws AppError invalid-input when the document has no such section */
  private async section(documentId: string, { sectionId }: AnchorView): Promise<{ institutionId: string | null }> {
    const section = sectionOwner(await this.states.read(documentId), sectionId);
    if (!section) throw invalidInput([{ path: 'anchor.sectionId', message: 'the document has no such section' }]);
    return section;
  }

  /** Under the document's lock: numbers are given once. */
  private async nextNumber(manager: EntityManager, documentId: string): Promise<number> {
    await manager.query('select from document where id = $1 for no key update', [documentId]);
    const [row] = await manager.query<{ last: number; count: number }[]>(
      'select coalesce(max(number), 0) as last, count(*)::int as count from thread where document_id = $1',
      [documentId],
    );
    if ((row?.count ?? 0) >= REVIEW_LIMITS.threads) {
      throw new AppError('conflict', `a document has at most ${REVIEW_LIMITS.threads} threads`);
    }
    return (row?.last ?? 0) + 1;
  }

  private note(
    manager: EntityManager,
    kind: ActivityKind,
    { id, workspaceId, documentId }: Pick<LockedThread, 'id' | 'workspaceId' | 'documentId'>,
    actor: Principal,
  ): Promise<void> {
    return this.activity.record(manager, { kind, workspaceId, documentId, threadId: id, actorId: actor.userId });
  }

  private newsOf({ id, workspaceId }: LockedThread, actor: Principal, receivers: readonly Receiver[]) {
    return { threadId: id, workspaceId, commentId: null, actorId: actor.userId, receivers };
  }
}

/** @throws AppError invalid-input for other words where there are none */
function checkProposal(anchor: AnchorView, proposal: { readonly replacement: string } | undefined): void {
  if (!proposal) return;
  const isRange = anchor.start !== undefined;
  if (!isRange && anchor.column === undefined) {
    throw invalidInput([{ path: 'proposal', message: 'only a range, a cell or a field can read otherwise' }]);
  }
  if (isRange && anchor.quote === '' && isBlank(proposal.replacement)) {
    throw invalidInput([{ path: 'proposal.replacement', message: 'empty' }]);
  }
}
