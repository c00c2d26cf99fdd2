import type { EntityManager } from 'typeorm';

/** What has attachments: a document, or a template of a workspace. */
export interface AttachmentOwner {
  readonly document?: string;
  readonly template?: string;
}

/** Gives a copy of a document, or what is made from it, the attachments under the same ids. The files are shared. */
export async function copyAttachments(
  manager: EntityManager,
  from: AttachmentOwner,
  to: AttachmentOwner,
): Promise<void> {
  const [source, sourceId] = tableOf(from);
  const [target, targetId] = tableOf(to);
  const columns = 'id, file_id, name, type, width, height, created_at, created_by';
  await manager.query(
    `insert into ${target.table} (${target.column}, ${columns})
     select $2, ${columns} from ${source.table} where ${source.column} = $1`,
    [sourceId, targetId],
  );
}

/** The ids of its attachments; a copy has the same. */
export async function attachmentIdsOf(manager: EntityManager, owner: AttachmentOwner): Promise<ReadonlySet<string>> {
  const [{ table, column }, id] = tableOf(owner);
  const rows = await manager.query<{ id: string }[]>(`select id from ${table} where ${column} = $1`, [id]);
  return new Set(rows.map((row) => row.id));
}

function tableOf({ document, template }: AttachmentOwner): [{ table: string; column: string }, string | undefined] {
  return document === undefined
    ? [{ table: 'template_attachment', column: 'template_id' }, template]
    : [{ table: 'attachment', column: 'document_id' }, document];
}
