import type { PastView, ReviewPerson } from '@soproekt/contracts';
import { REVIEW_LIMITS, type Outcome } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { shortened } from './mentions.js';

/** As it is stored: people by their ids, so that a deleted account takes its name along. */
export type PastRow =
  | {
      readonly kind: 'decision';
      readonly outcome: Outcome;
      readonly reason: string;
      readonly by: string | null;
      readonly at: string;
      readonly reopenedBy: string | null;
      readonly reopenedAt: string;
    }
  | { readonly kind: 'place'; readonly quote: string; readonly by: string | null; readonly at: string };

/** Longest quote of a former place. */
const QUOTE = 500;

/** Before a closed thread is opened: keeps what was decided. Under the thread's lock. */
export async function keepDecision(manager: EntityManager, threadId: string, reopenedBy: string): Promise<void> {
  await manager.query(
    `update thread set past = ${withLast(`jsonb_build_object('kind', 'decision', 'outcome', outcome, 'reason', reason,
       'by', resolved_by, 'at', resolved_at, 'reopenedBy', $2::uuid, 'reopenedAt', clock_timestamp())`)}
     where id = $1 and outcome is not null`,
    [threadId, reopenedBy],
  );
}

/** Before a thread is attached elsewhere: keeps the words that it was about. Under the thread's lock. */
export async function keepPlace(manager: EntityManager, threadId: string, quote: string, by: string): Promise<void> {
  await manager.query(
    `update thread set past = ${withLast(`jsonb_build_object('kind', 'place', 'quote', $3::text, 'by', $2::uuid, 'at', clock_timestamp())`)}
     where id = $1`,
    [threadId, by, shortened(quote, QUOTE)],
  );
}

/** The people whom pasts name, by their ids. */
export async function peopleOf(
  manager: EntityManager,
  pasts: readonly (readonly PastRow[])[],
): Promise<ReadonlyMap<string, ReviewPerson>> {
  const ids = new Set(pasts.flat().flatMap((row) => [row.by, row.kind === 'decision' ? row.reopenedBy : null]));
  ids.delete(null);
  if (ids.size === 0) return new Map();
  const rows = await manager.query<{ id: string; name: string; institution_id: string | null }[]>(
    `select u.id, u.name, a.institution_id from app_user u
     left join affiliation a on a.user_id = u.id and a.until is null where u.id = any ($1)`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, name, institution_id }) => [id, { userId: id, name, institutionId: institution_id }]));
}

export function pastOf(rows: readonly PastRow[], people: ReadonlyMap<string, ReviewPerson>): PastView[] {
  const person = (id: string | null): ReviewPerson => (id === null ? null : (people.get(id) ?? null));
  return rows.map((row) => {
    const shared = { by: person(row.by), at: instant(row.at) };
    if (row.kind === 'place') return { kind: row.kind, quote: row.quote, ...shared };
    const { kind, outcome, reason, reopenedBy, reopenedAt } = row;
    return { kind, outcome, reason, ...shared, reopenedBy: person(reopenedBy), reopenedAt: instant(reopenedAt) };
  });
}

/** PostgreSQL writes times into JSON with the offset of its session. */
const instant = (at: string): string => new Date(at).toISOString();

/** `past` and one entry more; of too many the oldest go. */
const withLast = (entry: string): string =>
  `(select jsonb_agg(entry order by place) from (
     select entry, place from jsonb_array_elements(past || ${entry}) with ordinality as listed (entry, place)
     order by place desc limit ${REVIEW_LIMITS.past}) as kept)`;
