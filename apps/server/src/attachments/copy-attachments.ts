import type { EntityManager } from 'typeorm';

/** Gives a copy of a document the attachments of the original under the same ids. The files are shared. */
export async function copyAttachments(
  manager: EntityManager,
  fromDocumentId: string,
  toDocumentId: string,
): Promise<void> {
  await manager.query(
    `insert into attachment (document_id, id, file_id, name, type, width, height, created_at, created_by)
     select $2, id, file_id, name, type, width, height, created_at, created_by from attachment where document_id = $1`,
    [fromDocumentId, toDocumentId],
  );
}
