import type { OwnershipMember, RoleGrant, WorkspaceRole } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { notFound } from '../platform/errors/app-error.js';
import { lockWorkspace } from './parties.js';

/** Who owns a workspace and who is in it, as it stands under the lock. */
export interface Standing {
  readonly owners: readonly string[];
  readonly members: readonly OwnershipMember[];
}

/**
 * Locks the workspace and reads what the rules of joint ownership need. What the guard found out before the lock may
 * be old by now, so rights are asked again on these facts.
 * @throws AppError not-found
 */
export async function standingUnderLock(manager: EntityManager, workspaceId: string): Promise<Standing> {
  if (!(await lockWorkspace(manager, workspaceId))) throw notFound('the workspace');
  const owners = await manager.query<{ institution_id: string }[]>(
    'select institution_id from workspace_owner where workspace_id = $1',
    [workspaceId],
  );
  const members = await manager.query<{ user_id: string; role: WorkspaceRole; institution_id: string | null }[]>(
    `select m.user_id, m.role, a.institution_id from member m
     left join affiliation a on a.user_id = m.user_id and a.until is null
     where m.workspace_id = $1`,
    [workspaceId],
  );
  return {
    owners: owners.map((row) => row.institution_id),
    members: members.map((row) => ({ userId: row.user_id, role: row.role, institutionId: row.institution_id })),
  };
}

/** @throws AppError not-found when the person is not a member (any more) */
export function memberOf(standing: Standing, userId: string): OwnershipMember {
  const member = standing.members.find((candidate) => candidate.userId === userId);
  if (!member) throw notFound('the member');
  return member;
}

/** True when somebody of the institution coordinates the workspace. */
export const hasCoordinator = (standing: Standing, institutionId: string): boolean =>
  standing.members.some((member) => member.institutionId === institutionId && member.role === 'coordinator');

/** What the policy needs to know of a role that somebody of an institution is to get. */
export const grantOf = (standing: Standing, role: WorkspaceRole, institutionId: string | null): RoleGrant => ({
  role,
  institutionId,
  awaited:
    institutionId !== null && standing.owners.includes(institutionId) && !hasCoordinator(standing, institutionId),
});
