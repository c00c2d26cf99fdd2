import type { threadPatchSchema } from '@soproekt/contracts';
import { takersOf, type InboxKind, type PossibleAssignee } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { invalidInput } from '../platform/errors/app-error.js';
import type { Receiver } from './participants.js';
import type { LockedThread } from './thread.store.js';

type Assigned = Pick<LockedThread, 'id' | 'workspaceId' | 'assigneeId' | 'assigneeInstitutionId' | 'dueOn'>;

/** What an assignment brings about. */
export interface AssignmentNews {
  readonly receivers: readonly Receiver[];
  /** Whose unread items about it are gone, since they are not asked any more. */
  readonly released: readonly string[];
}

/**
 * Gives a thread, under its lock, to somebody else or another day. Only what is new is told: nobody hears twice of the same.
 * @throws AppError invalid-input for who cannot close it: people outside and readers, institutions that have none but those
 */
export async function changeAssignment(
  manager: EntityManager,
  thread: Assigned,
  { assignee, dueOn }: z.output<typeof threadPatchSchema>,
): Promise<AssignmentNews> {
  const before = assigneeOf(thread);
  const after = assignee === undefined ? before : assignee;
  const given = keyOf(after) !== keyOf(before);
  const dated = dueOn !== undefined && dueOn !== thread.dueOn;
  if (!given && !dated) return { receivers: [], released: [] };
  const takers = after ? takersOf(after, await candidates(manager, thread.workspaceId, after)) : [];
  if (given && after && takers.length === 0) {
    throw invalidInput([{ path: 'assignee', message: 'nobody of the workspace who could close it' }]);
  }
  await manager.query(
    `update thread set assignee_id = $2, assignee_institution_id = $3, due_on = $4, updated_at = clock_timestamp() where id = $1`,
    [
      thread.id,
      after && 'userId' in after ? after.userId : null,
      after && 'institutionId' in after ? after.institutionId : null,
      dueOn === undefined ? thread.dueOn : dueOn,
    ],
  );
  const kind: InboxKind = !given ? 'due' : after && 'userId' in after ? 'assigned' : 'institution';
  return {
    receivers: takers.map(({ userId }) => ({ userId, kind })),
    released: await release(manager, thread.id, given ? ['assigned', 'institution', 'due'] : ['due']),
  };
}

type Wanted = NonNullable<z.output<typeof threadPatchSchema>['assignee']>;

function assigneeOf({ assigneeId, assigneeInstitutionId }: Assigned): Wanted | null {
  if (assigneeId !== null) return { userId: assigneeId };
  return assigneeInstitutionId === null ? null : { institutionId: assigneeInstitutionId };
}

const keyOf = (assignee: Wanted | null): string => JSON.stringify(assignee);

function candidates(manager: EntityManager, workspaceId: string, assignee: Wanted): Promise<PossibleAssignee[]> {
  const [column, id] =
    'userId' in assignee ? ['m.user_id', assignee.userId] : ['a.institution_id', assignee.institutionId];
  return manager.query<PossibleAssignee[]>(
    `select m.user_id as "userId", m.role, a.institution_id as "institutionId"
     from member m left join affiliation a on a.user_id = m.user_id and a.until is null
     where m.workspace_id = $1 and ${column} = $2`,
    [workspaceId, id],
  );
}

/** What was not read yet says nothing true any more. */
async function release(manager: EntityManager, threadId: string, kinds: readonly InboxKind[]): Promise<string[]> {
  const [rows] = await manager.query<[{ user_id: string }[], number]>(
    'delete from inbox_item where thread_id = $1 and kind = any ($2) and read_at is null returning user_id',
    [threadId, kinds],
  );
  return rows.map(({ user_id }) => user_id);
}
