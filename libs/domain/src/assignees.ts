import { can } from './policy.js';
import type { WorkspaceRole } from './role.js';

/** A member of a workspace, as far as threads can be assigned. */
export interface PossibleAssignee {
  readonly userId: string;
  readonly role: WorkspaceRole;
  readonly institutionId: string | null;
}

/** One person, or an institution as a whole. */
export type Assignee = { readonly userId: string } | { readonly institutionId: string };

/** Whether a thread may be assigned to a member: to whoever may close it then. Readers may not. */
export function mayBeAssigned({ userId, role, institutionId }: PossibleAssignee): boolean {
  const thread = { authorId: null, assigneeId: userId, assigneeInstitutionId: null };
  return can({ userId, institutionId, isAdministrator: false }, 'thread.resolve', { role, thread });
}

/** For whom of the members a thread waits that is assigned so; nobody: it cannot be. */
export function takersOf<T extends PossibleAssignee>(assignee: Assignee, members: readonly T[]): T[] {
  return members.filter(
    (member) =>
      mayBeAssigned(member) &&
      ('userId' in assignee ? member.userId === assignee.userId : member.institutionId === assignee.institutionId),
  );
}
