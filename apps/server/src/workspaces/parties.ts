import type { EntityManager } from 'typeorm';

/**
 * Holds the workspace until the transaction ends. Everything that counts its coordinators, owners or parties first and
 * changes them then does so under this lock: without it two coordinators could leave at the same moment, each seeing
 * the other still there.
 * @returns false when there is no such workspace
 */
export async function lockWorkspace(manager: EntityManager, workspaceId: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>('select 1 from workspace where id = $1 for update', [workspaceId]);
  return rows.length > 0;
}

/** Gives an institution its place in the order of joining, once. The workspace must be locked. */
export async function ensureParty(manager: EntityManager, workspaceId: string, institutionId: string): Promise<void> {
  await manager.query(
    `insert into workspace_party (workspace_id, institution_id, position)
     select $1, $2, coalesce(max(position) + 1, 0) from workspace_party where workspace_id = $1
     on conflict (workspace_id, institution_id) do nothing`,
    [workspaceId, institutionId],
  );
}

/** The same for all workspaces of a person who has moved to another institution. */
export async function ensurePartiesOf(
  manager: EntityManager,
  userId: string,
  institutionId: string,
): Promise<string[]> {
  // Ordered, so that two such transactions lock in the same order and cannot wait for each other.
  const rows = await manager.query<{ id: string }[]>(
    `select w.id from workspace w join member m on m.workspace_id = w.id
     where m.user_id = $1 order by w.id for update of w`,
    [userId],
  );
  for (const { id } of rows) await ensureParty(manager, id, institutionId);
  return rows.map((row) => row.id);
}
