import type { Member, Workspace } from '@soproekt/contracts';
import { can, ownersLeftWithoutCoordinator, WORKSPACE_ROLES, type WorkspaceRole } from '@soproekt/domain';
import { useActor } from '../../../app/queries/me';

/** What may be done to one member, and why not. */
export interface MemberRules {
  mayUpdate: boolean;
  mayRemove: boolean;
  /** The last coordinator of an owning institution keeps place and role until another one is there. */
  lastCoordinator: boolean;
  /** The roles that may be given here. */
  roles: readonly WorkspaceRole[];
}

export function useMemberRules(workspace: Workspace, members: readonly Member[]): (member: Member) => MemberRules {
  const actor = useActor();
  const owners = workspace.parties.filter(({ owner }) => owner).map(({ id }) => id);
  const everybody = members.map(({ userId, role, institution }) => ({
    userId,
    role,
    institutionId: institution?.id ?? null,
  }));
  return (member) => {
    const target = { userId: member.userId, role: member.role, institutionId: member.institution?.id ?? null };
    const resource = { role: workspace.role, target };
    const party = workspace.parties.find(({ id }) => id === target.institutionId);
    const awaited = party?.awaitingCoordinator ?? false;
    const grant = (role: WorkspaceRole) => ({ role, institutionId: target.institutionId, awaited });
    return {
      mayUpdate: can(actor, 'member.update', resource),
      mayRemove: can(actor, 'member.remove', resource) && member.userId !== actor.userId,
      lastCoordinator:
        ownersLeftWithoutCoordinator(owners, everybody, { userId: member.userId, role: null }).length > 0,
      roles: WORKSPACE_ROLES.filter((role) => can(actor, 'member.update', { ...resource, grant: grant(role) })),
    };
  };
}
