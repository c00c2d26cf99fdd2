import { Injectable } from '@nestjs/common';
import type { InboxKind } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { LivePublisher } from '../live/live-publisher.service.js';
import { readThreads } from './thread-rows.js';

/** Something that happened in a thread, and to whom it matters. */
export interface ThreadNews {
  readonly threadId: string;
  readonly workspaceId: string;
  readonly commentId: string | null;
  readonly actorId: string;
  /** By person; who is named twice hears of the first. */
  readonly receivers: readonly { readonly userId: string; readonly kind: InboxKind }[];
}

/** Puts news into inboxes, and tells open windows. */
@Injectable()
export class ReviewNotifier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly live: LivePublisher,
  ) {}

  /**
   * Writes into the inboxes, in the transaction of what happened. Nobody hears of what they did themselves; those who muted the thread
   * or its document hear only what names them, and those who are no members any more nothing.
   * @returns whose inboxes have changed
   */
  async record(
    manager: EntityManager,
    { threadId, workspaceId, commentId, actorId, receivers }: ThreadNews,
  ): Promise<string[]> {
    const kinds = new Map<string, InboxKind>();
    for (const { userId, kind } of receivers) if (userId !== actorId && !kinds.has(userId)) kinds.set(userId, kind);
    if (kinds.size === 0) return [];
    const rows = await manager.query<{ user_id: string }[]>(
      `insert into inbox_item (user_id, kind, thread_id, comment_id, actor_id)
       select m.user_id, r.kind, $1, $2, $3
       from unnest($4::uuid[], $5::text[]) as r (user_id, kind)
       join member m on m.user_id = r.user_id and m.workspace_id = $6
       join thread t on t.id = $1
       left join thread_follow f on f.thread_id = t.id and f.user_id = m.user_id
       left join document_follow d on d.document_id = t.document_id and d.user_id = m.user_id
       where coalesce(f.level, d.level) is distinct from 'mute' or r.kind in ('mention', 'assigned', 'due')
       returning user_id`,
      [threadId, commentId, actorId, [...kinds.keys()], [...kinds.values()], workspaceId],
    );
    return rows.map(({ user_id }) => user_id);
  }

  /** Tells everybody in the workspace of a thread, and those whose inboxes have changed. After COMMIT only. */
  async tell(threadId: string, inboxes: readonly string[] = []): Promise<void> {
    const [thread] = await readThreads(this.dataSource.manager, { threadId }, null);
    if (thread) this.live.publish(thread.workspaceId, 'thread.changed', { workspaceId: thread.workspaceId, thread });
    await this.tellInboxes(inboxes);
  }

  async tellInboxes(userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    const rows = await this.dataSource.query<{ user_id: string; unread: number }[]>(UNREAD, [userIds]);
    for (const { user_id, unread } of rows) this.live.publishTo(user_id, 'inbox.changed', { unread });
  }

  async unread(userId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ unread: number }[]>(UNREAD, [[userId]]);
    return row?.unread ?? 0;
  }
}

/** Counts only what the person may still see. */
const UNREAD = `
  select u.id as user_id, count(m.user_id)::int as unread
  from unnest($1::uuid[]) as u (id)
  left join inbox_item i on i.user_id = u.id and i.read_at is null
  left join thread t on t.id = i.thread_id
  left join document d on d.id = t.document_id and d.binned_at is null
  left join member m on m.workspace_id = d.workspace_id and m.user_id = u.id
  group by u.id`;
