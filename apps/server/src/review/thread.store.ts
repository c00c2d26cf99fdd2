import type { AnchorView } from '@soproekt/contracts';
import type { Outcome, ProposalState, ThreadState } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { notFound } from '../platform/errors/app-error.js';

/** What decides about a thread, under its lock. */
export interface LockedThread {
  readonly id: string;
  readonly workspaceId: string;
  readonly documentId: string;
  readonly number: number;
  readonly anchor: AnchorView;
  readonly authorId: string | null;
  readonly state: ThreadState;
  readonly assigneeId: string | null;
  readonly assigneeInstitutionId: string | null;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly replacement: string | null;
  readonly original: string | null;
  readonly proposalState: ProposalState | null;
}

/**
 * Locks a thread until the transaction ends: of two who decide at once the second sees what the first has decided.
 * @throws AppError not-found
 */
export async function lockThread(manager: EntityManager, threadId: string): Promise<LockedThread> {
  const [row] = await manager.query<LockedThread[]>(
    `select id, workspace_id as "workspaceId", document_id as "documentId", number, anchor, author_id as "authorId", state,
       assignee_id as "assigneeId", assignee_institution_id as "assigneeInstitutionId", due_on::text as "dueOn", replacement, original,
       proposal_state as "proposalState"
     from thread where id = $1 for update`,
    [threadId],
  );
  if (!row) throw notFound('the thread');
  return row;
}

/** A thread that is to be. */
export interface NewThread {
  readonly workspaceId: string;
  readonly documentId: string;
  readonly number: number;
  readonly anchor: AnchorView;
  readonly author: { readonly userId: string; readonly institutionId: string | null };
  /** Other words for those of the anchor; undefined: a remark. */
  readonly replacement: string | undefined;
}

/** @returns the id of the thread */
export async function insertThread(
  manager: EntityManager,
  { workspaceId, documentId, number, anchor, author, replacement }: NewThread,
): Promise<string> {
  const isProposal = replacement !== undefined;
  const [row] = await manager.query<{ id: string }[]>(
    `insert into thread (workspace_id, document_id, number, anchor, author_id, author_institution_id, replacement, original, proposal_state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      workspaceId,
      documentId,
      number,
      JSON.stringify(anchor),
      author.userId,
      author.institutionId,
      isProposal ? replacement : null,
      isProposal ? anchor.quote : null,
      isProposal ? 'pending' : null,
    ],
  );
  if (!row) throw new Error('the thread was not stored');
  return row.id;
}

/** Of two views of a thread the later one has the later time, also where the clock of a transaction that waited for the lock is older. */
export async function touchThread(manager: EntityManager, threadId: string): Promise<void> {
  await manager.query('update thread set updated_at = clock_timestamp() where id = $1', [threadId]);
}

/** Closes a thread. */
export async function closeThread(
  manager: EntityManager,
  threadId: string,
  { outcome, reason, by }: { readonly outcome: Outcome; readonly reason: string; readonly by: string },
): Promise<void> {
  await manager.query(
    `update thread set state = 'resolved', outcome = $2, reason = $3, resolved_by = $4, resolved_at = now(), updated_at = clock_timestamp()
     where id = $1`,
    [threadId, outcome, reason, by],
  );
}

/** Decides about the proposal of a thread; with `null` it waits again. */
export async function setProposalState(
  manager: EntityManager,
  threadId: string,
  state: ProposalState,
  by: string | null,
): Promise<void> {
  await manager.query(
    `update thread set proposal_state = $2, decided_by = $3, decided_at = case when $3::uuid is null then null else now() end
     where id = $1`,
    [threadId, state, by],
  );
}
