import { Injectable } from '@nestjs/common';
import type { Activity, ActivityItem, ActivityQuery, ReviewPerson } from '@soproekt/contracts';
import { activityKindsOf, type ActivityKind, type DocumentStatus } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import { excerptOf } from '../review/mentions.js';

interface ActivityRow {
  id: string;
  kind: ActivityKind;
  begun_at: Date;
  at: Date;
  actor: ReviewPerson;
  document_id: string;
  title: string;
  thread_id: string | null;
  number: number | null;
  quote: string | null;
  isProposal: boolean;
  body: string | null;
  status: DocumentStatus | null;
}

/** Tells what people did in a document or a workspace, the latest first; of all, or of one person or group of kinds. */
@Injectable()
export class ActivityService {
  constructor(private readonly dataSource: DataSource) {}

  async read(
    of: { readonly documentId: string } | { readonly workspaceId: string },
    { before, limit, person, group }: ActivityQuery,
  ): Promise<Activity> {
    // What lies in the bin is nothing that happens in the workspace.
    const [where, id] =
      'documentId' in of
        ? ['a.document_id = $1', of.documentId]
        : ['a.workspace_id = $1 and d.binned_at is null', of.workspaceId];
    const rows = await this.dataSource.query<ActivityRow[]>(
      `select a.id::text, a.kind, a.begun_at, a.at, a.status, d.id as document_id, d.title, t.id as thread_id, t.number,
         coalesce(t.original, t.anchor->>'quote') as quote, t.replacement is not null as "isProposal",
         case when a.kind = 'thread-raised' then first.body end as body,
         case when u.id is null then null else json_build_object('userId', u.id, 'name', u.name, 'institutionId',
           (select institution_id from affiliation where user_id = u.id and until is null)) end as actor
       from activity a
       join document d on d.id = a.document_id
       left join thread t on t.id = a.thread_id
       left join app_user u on u.id = a.actor_id
       left join lateral (select c.body, c.author_id from comment c where c.thread_id = t.id order by c.created_at, c.id limit 1)
         as first on first.author_id = t.author_id
       where ${where} and ($2::bigint is null or a.id < $2)
         and ($4::uuid is null or a.actor_id = $4) and ($5::text[] is null or a.kind = any($5))
       order by a.id desc limit $3`,
      [id, before ?? null, limit + 1, person ?? null, group ? activityKindsOf(group) : null],
    );
    return { items: rows.slice(0, limit).map(itemOf), hasMore: rows.length > limit };
  }
}

function itemOf(row: ActivityRow): ActivityItem {
  return {
    id: row.id,
    kind: row.kind,
    begunAt: row.begun_at.toISOString(),
    at: row.at.toISOString(),
    actor: row.actor,
    document: { id: row.document_id, title: row.title },
    thread:
      row.thread_id !== null && row.number !== null
        ? {
            id: row.thread_id,
            number: row.number,
            isProposal: row.isProposal,
            // Once a proposal is accepted its place reads as it proposed; it was about what was there.
            quote: excerptOf(row.quote ?? '', 200),
            text: excerptOf(row.body ?? '', 200),
          }
        : null,
    status: row.status,
  };
}
