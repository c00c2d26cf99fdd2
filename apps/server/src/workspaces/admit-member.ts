import type { WorkspaceRole } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { notFound } from '../platform/errors/app-error.js';
import { ensureParty, lockWorkspace } from './parties.js';

/**
 * Makes a person a member and the person's institution a party.
 * @returns false when the person was a member already; the role stays as it is then
 */
export async function admitMember(
  manager: EntityManager,
  workspaceId: string,
  userId: string,
  role: WorkspaceRole,
): Promise<boolean> {
  if (!(await lockWorkspace(manager, workspaceId))) throw notFound('the workspace');
  const inserted = await manager.query<unknown[]>(
    `insert into member (workspace_id, user_id, role) values ($1, $2, $3)
     on conflict (workspace_id, user_id) do nothing returning 1`,
    [workspaceId, userId, role],
  );
  const [affiliation] = await manager.query<{ institution_id: string }[]>(
    'select institution_id from affiliation where user_id = $1 and until is null',
    [userId],
  );
  if (affiliation) await ensureParty(manager, workspaceId, affiliation.institution_id);
  return inserted.length > 0;
}
