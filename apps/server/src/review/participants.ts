import type { InboxKind } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';

export type Receiver = { readonly userId: string; readonly kind: InboxKind };

/**
 * Who hears of a new thread: those who write in the workspace, of the institution that the section belongs to where it names one that has
 * any, whoever made the document, and those who watch it.
 */
export async function authorsFor(
  manager: EntityManager,
  documentId: string,
  institutionId: string | null,
): Promise<Receiver[]> {
  const rows = await manager.query<{ user_id: string }[]>(
    `with writer as (
       select m.user_id, a.institution_id, d.created_by from document d
       join member m on m.workspace_id = d.workspace_id and m.role in ('coordinator', 'moderator', 'author')
       left join affiliation a on a.user_id = m.user_id and a.until is null
       where d.id = $1)
     select user_id from writer
     where institution_id::text = $2 or user_id = created_by
       or not exists (select from writer where institution_id::text = $2)
     union select user_id from document_follow where document_id = $1 and level = 'watch'`,
    [documentId, institutionId],
  );
  return rows.map(({ user_id }) => ({ userId: user_id, kind: 'thread' }));
}

/** Who hears of what happens in a thread: whoever raised it or wrote in it, those who watch it or its document, and those it is assigned to. */
export async function participantsOf(manager: EntityManager, threadId: string, kind: InboxKind): Promise<Receiver[]> {
  const rows = await manager.query<{ user_id: string }[]>(
    `select author_id as user_id from thread where id = $1 and author_id is not null
     union select assignee_id from thread where id = $1 and assignee_id is not null
     union select author_id from comment where thread_id = $1 and author_id is not null and deleted_at is null
     union select user_id from thread_follow where thread_id = $1 and level = 'watch'
     union select f.user_id from document_follow f join thread t on t.document_id = f.document_id
       where t.id = $1 and f.level = 'watch'`,
    [threadId],
  );
  return rows.map(({ user_id }) => ({ userId: user_id, kind }));
}
