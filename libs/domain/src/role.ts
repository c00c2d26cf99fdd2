/** Roles in a workspace, from the widest to the narrowest. */
export const WORKSPACE_ROLES = ['coordinator', 'moderator', 'author', 'reviewer', 'reader'] as const;
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];

const RANK: Record<WorkspaceRole, number> = { coordinator: 5, moderator: 4, author: 3, reviewer: 2, reader: 1 };

/** True when `role` gives at most what `than` gives. */
export function roleAtMost(role: WorkspaceRole, than: WorkspaceRole): boolean {
  return RANK[role] <= RANK[than];
}
