import { Injectable } from '@nestjs/common';
import type { Inbox, inboxPatchSchema, inboxQuerySchema, InboxItem, ReviewPerson } from '@soproekt/contracts';
import type { InboxKind, Outcome, ThreadState } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { excerptOf, shortened } from './mentions.js';
import { ReviewNotifier } from './notifier.service.js';

interface InboxRow {
  id: string;
  kind: InboxKind;
  created_at: Date;
  read_at: Date | null;
  actor: ReviewPerson;
  workspace_id: string;
  workspace_name: string;
  document_id: string;
  title: string;
  thread_id: string;
  number: number;
  quote: string;
  column: string | null;
  state: ThreadState;
  outcome: Outcome | null;
  original: string | null;
  replacement: string | null;
  due_on: string | null;
  is_own: boolean;
  body: string | null;
}

/** One person's inbox over all documents. What is in documents that one may not see any more is not shown. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notifier: ReviewNotifier,
  ) {}

  async read(userId: string, { show, kind, before, limit }: z.output<typeof inboxQuerySchema>): Promise<Inbox> {
    const rows = await this.dataSource.query<InboxRow[]>(
      `select i.id, i.kind, i.created_at, i.read_at, t.workspace_id, w.name as workspace_name, d.id as document_id, d.title,
         t.id as thread_id, t.number, t.anchor->>'quote' as quote, t.anchor->>'column' as column, t.state, t.outcome,
         t.original, t.replacement, t.due_on::text, t.author_id is not distinct from $1 as is_own,
         coalesce(c.body, case i.kind when 'resolved' then t.reason else first.body end) as body,
         case when a.id is null then null else json_build_object('userId', a.id, 'name', a.name, 'institutionId',
           (select institution_id from affiliation where user_id = a.id and until is null)) end as actor
       from inbox_item i
       join thread t on t.id = i.thread_id
       join document d on d.id = t.document_id and d.binned_at is null
       join workspace w on w.id = d.workspace_id
       join member m on m.workspace_id = d.workspace_id and m.user_id = i.user_id
       left join comment c on c.id = i.comment_id
       left join lateral (select body from comment where thread_id = t.id and deleted_at is null
         order by created_at, id limit 1) as first on c.id is null
       left join app_user a on a.id = i.actor_id
       where i.user_id = $1 and ($2 = 'all' or i.read_at is null) and ($3::text is null or i.kind = $3)
         and ($4::uuid is null or (i.created_at, i.id) < (select created_at, id from inbox_item where id = $4 and user_id = $1))
       order by i.created_at desc, i.id desc limit $5`,
      [userId, show, kind ?? null, before ?? null, limit + 1],
    );
    const unread = await this.notifier.unread(userId);
    return { items: rows.slice(0, limit).map(itemOf), unread, hasMore: rows.length > limit };
  }

  /** @returns how many are unread afterwards */
  async mark(userId: string, { read, which }: z.output<typeof inboxPatchSchema>): Promise<{ unread: number }> {
    const [condition, value] =
      which === 'all'
        ? ['$3::uuid[] is null', null]
        : 'ids' in which
          ? ['id = any ($3::uuid[])', which.ids]
          : ['thread_id = any ($3::uuid[])', [which.threadId]];
    await this.dataSource.query(
      `update inbox_item set read_at = case when $2 then coalesce(read_at, now()) end where user_id = $1 and ${condition}`,
      [userId, read, value],
    );
    await this.notifier.tellInboxes([userId]);
    return { unread: await this.notifier.unread(userId) };
  }
}

function itemOf(row: InboxRow): InboxItem {
  return {
    id: row.id,
    kind: row.kind,
    at: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    actor: row.actor,
    workspace: { id: row.workspace_id, name: row.workspace_name },
    document: { id: row.document_id, title: row.title },
    thread: {
      id: row.thread_id,
      number: row.number,
      quote: excerptOf(row.quote, 200),
      state: row.state,
      outcome: row.outcome,
      isProposal: row.replacement !== null,
      proposal:
        row.replacement === null ? null : { original: line(row.original ?? ''), replacement: line(row.replacement) },
      column: row.column,
      dueOn: row.due_on,
      isOwn: row.is_own,
    },
    excerpt: excerptOf(row.body ?? ''),
  };
}

/** The beginning of words of the document, in one line. */
const line = (text: string): string => shortened(text.replace(/\s+/g, ' ').trim(), 160);
