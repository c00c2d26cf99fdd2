import type { AnchorView, CommentView, ReviewPerson, ThreadView } from '@soproekt/contracts';
import type { FollowLevel, Outcome, ProposalState, Reaction, ThreadState } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { pastOf, peopleOf, type PastRow } from './thread-past.js';

/** A thread as it is stored, with the people's names. */
interface ThreadRow {
  id: string;
  workspace_id: string;
  document_id: string;
  number: number;
  anchor: AnchorView;
  author: ReviewPerson;
  state: ThreadState;
  outcome: Outcome | null;
  reason: string;
  resolver: ReviewPerson;
  resolved_at: Date | null;
  assignee: ReviewPerson;
  assignee_institution_id: string | null;
  due_on: string | null;
  replacement: string | null;
  original: string | null;
  proposal_state: ProposalState | null;
  decider: ReviewPerson;
  decided_at: Date | null;
  past: PastRow[];
  created_at: Date;
  updated_at: Date;
  level: FollowLevel | null;
}

interface CommentRow {
  id: string;
  thread_id: string;
  author: ReviewPerson;
  body: string;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  reactions: { emoji: Reaction; userIds: string[] }[] | null;
}

/** `json` of a person: the institution is that of the time of writing where the row has kept it. */
const person = (alias: string, institution: string): string =>
  `case when ${alias}.id is null then null
     else json_build_object('userId', ${alias}.id, 'name', ${alias}.name, 'institutionId', ${institution}) end`;

const institutionOf = (alias: string): string =>
  `(select institution_id from affiliation where user_id = ${alias}.id and until is null)`;

const THREADS = `
  select t.id, t.workspace_id, t.document_id, t.number, t.anchor, t.state, t.outcome, t.reason, t.resolved_at,
    t.assignee_institution_id, t.due_on::text, t.replacement, t.original, t.proposal_state, t.decided_at, t.past, t.created_at, t.updated_at,
    ${person('a', 't.author_institution_id')} as author,
    ${person('r', institutionOf('r'))} as resolver,
    ${person('s', institutionOf('s'))} as assignee,
    ${person('d', institutionOf('d'))} as decider,
    f.level
  from thread t
  left join app_user a on a.id = t.author_id
  left join app_user r on r.id = t.resolved_by
  left join app_user s on s.id = t.assignee_id
  left join app_user d on d.id = t.decided_by
  left join thread_follow f on f.thread_id = t.id and f.user_id = $2`;

const COMMENTS = `
  select c.id, c.thread_id, c.body, c.created_at, c.edited_at, c.deleted_at, ${person('a', 'c.institution_id')} as author,
    (select json_agg(json_build_object('emoji', emoji, 'userIds', user_ids) order by first)
     from (select emoji, json_agg(user_id order by created_at) as user_ids, min(created_at) as first
           from reaction where comment_id = c.id group by emoji) as grouped) as reactions
  from comment c left join app_user a on a.id = c.author_id
  where c.thread_id = any ($1) order by c.created_at, c.id`;

/** @param userId whose way of following is told; null: for events, which go to everybody */
export async function readThreads(
  manager: EntityManager,
  by: { readonly documentId: string } | { readonly threadId: string },
  userId: string | null,
): Promise<ThreadView[]> {
  const [where, id] = 'documentId' in by ? ['t.document_id = $1', by.documentId] : ['t.id = $1', by.threadId];
  const rows = await manager.query<ThreadRow[]>(`${THREADS} where ${where} order by t.number`, [id, userId]);
  if (rows.length === 0) return [];
  const comments = await manager.query<CommentRow[]>(COMMENTS, [rows.map((row) => row.id)]);
  const byThread = new Map<string, CommentView[]>();
  for (const comment of comments.map(commentOf)) {
    const list = byThread.get(comment.threadId);
    if (list) list.push(comment);
    else byThread.set(comment.threadId, [comment]);
  }
  const people = await peopleOf(
    manager,
    rows.map(({ past }) => past),
  );
  return rows.map((row) => ({
    ...threadOf(row, byThread.get(row.id) ?? [], userId !== null),
    past: pastOf(row.past, people),
  }));
}

function threadOf(row: ThreadRow, comments: CommentView[], forSomebody: boolean): Omit<ThreadView, 'past'> {
  return {
    id: row.id,
    documentId: row.document_id,
    workspaceId: row.workspace_id,
    number: row.number,
    anchor: row.anchor,
    author: row.author,
    state: row.state,
    outcome:
      row.outcome && row.resolved_at
        ? { kind: row.outcome, reason: row.reason, by: row.resolver, at: row.resolved_at.toISOString() }
        : null,
    assignee:
      row.assignee || row.assignee_institution_id
        ? { person: row.assignee, institutionId: row.assignee?.institutionId ?? row.assignee_institution_id }
        : null,
    dueOn: row.due_on,
    proposal:
      row.proposal_state === null || row.replacement === null
        ? null
        : {
            replacement: row.replacement,
            original: row.original ?? '',
            state: row.proposal_state,
            decidedBy: row.decider,
            decidedAt: row.decided_at?.toISOString() ?? null,
          },
    comments,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...(forSomebody && { follow: row.level ?? 'default' }),
  };
}

function commentOf(row: CommentRow): CommentView {
  return {
    id: row.id,
    threadId: row.thread_id,
    author: row.author,
    body: row.body,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    reactions: row.reactions ?? [],
  };
}
