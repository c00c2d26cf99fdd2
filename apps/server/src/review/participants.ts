import type { InboxKind } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';

export type Receiver = { readonly userId: string; readonly kind: InboxKind };

/**
 * Who hears of a new thread: those who write in the workspace, of the institution that the section belongs to where it names one, and
 * whoever made the document.
 */
export async function authorsFor(
  manager: EntityManager,
  documentId: string,
  institutionId: string | null,
): Promise<Receiver[]> {
  const rows = await manager.query<{ user_id: string }[]>(
    `select m.user_id from document d
     join member m on m.workspace_id = d.workspace_id and m.role in ('coordinator', 'moderator', 'author')
     left join affiliation a on a.user_id = m.user_id and a.until is null
     where d.id = $1 and ($2::uuid is null or a.institution_id = $2 or m.user_id = d.created_by)`,
    [documentId, institutionId],
  );
  return rows.map(({ user_id }) => ({ userId: user_id, kind: 'thread' }));
}

/** Who hears of what happens in a thread: whoever raised it or wrote in it, those who watch it, and those it is assigned to. */
export async function participantsOf(manager: EntityManager, threadId: string, kind: InboxKind): Promise<Receiver[]> {
  const rows = await manager.query<{ user_id: string }[]>(
    `select author_id as user_id from thread where id = $1 and author_id is not null
     union select assignee_id from thread where id = $1 and assignee_id is not null
     union select author_id from comment where thread_id = $1 and author_id is not null and deleted_at is null
     union select user_id from thread_follow where thread_id = $1 and level = 'watch'`,
    [threadId],
  );
  return rows.map(({ user_id }) => ({ userId: user_id, kind }));
}
