import type { WorkspaceRole } from './role.js';

/** A member, as far as joint ownership is concerned. */
export interface OwnershipMember {
  readonly userId: string;
  readonly institutionId: string | null;
  readonly role: WorkspaceRole;
}

/**
 * Which owning institutions would be left without a coordinator by a change of one member.
 * An institution that has none yet (it was invited and nobody has come) is not counted as left.
 * @param owners ids of the owning institutions
 * @param members the members now
 * @param change the member's new role, or null when the member leaves
 * @returns ids of the institutions that would lose their last coordinator
 */
export function ownersLeftWithoutCoordinator(
  owners: readonly string[],
  members: readonly OwnershipMember[],
  change: { readonly userId: string; readonly role: WorkspaceRole | null },
): string[] {
  const after = members
    .map((m) => (m.userId === change.userId ? (change.role ? { ...m, role: change.role } : null) : m))
    .filter((m) => m !== null);
  const has = (list: readonly OwnershipMember[], owner: string) =>
    list.some((m) => m.institutionId === owner && m.role === 'coordinator');
  return owners.filter((owner) => has(members, owner) && !has(after, owner));
}
