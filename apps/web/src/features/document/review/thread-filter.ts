import type { ReviewPerson, ThreadView } from '@soproekt/contracts';

export interface ThreadFilter {
  readonly state: 'open' | 'resolved' | 'all';
  /** Only what concerns oneself: raised, answered, assigned. */
  readonly mine: boolean;
  /** Only what oneself or one's institution is to see to. */
  readonly assigned: boolean;
  /** Only open ones whose day has passed. */
  readonly late: boolean;
  /** Only what proposes other words. */
  readonly proposals: boolean;
  /** `person:<id>` or `institution:<id>`. */
  readonly from: string | null;
  readonly search: string;
}

export const OPEN_ONLY: ThreadFilter = {
  state: 'open',
  mine: false,
  assigned: false,
  late: false,
  proposals: false,
  from: null,
  search: '',
};

/** Everything but the state is as it is at first. */
export const isPlain = ({ mine, assigned, late, proposals, from, search }: ThreadFilter): boolean =>
  !mine && !assigned && !late && !proposals && from === null && search.trim() === '';

export interface Asker {
  readonly userId: string;
  readonly institutionId: string | null;
  /** Today, as due days are written. */
  readonly today: string;
}

export function filterThreads(
  threads: readonly ThreadView[],
  filter: ThreadFilter,
  asker: Asker,
): readonly ThreadView[] {
  const wanted = folded(filter.search);
  return threads.filter(
    (thread) =>
      (filter.state === 'all' || thread.state === filter.state) &&
      (!filter.proposals || thread.proposal !== null) &&
      (!filter.mine || concerns(thread, asker)) &&
      (!filter.assigned || isFor(thread, asker)) &&
      (!filter.late || isLate(thread, asker.today)) &&
      (filter.from === null || isFrom(thread, filter.from)) &&
      (wanted === '' || textsOf(thread).some((text) => folded(text).includes(wanted))),
  );
}

const folded = (text: string): string => text.trim().toLocaleLowerCase('ru').replace(/ё/g, 'е').replace(/\s+/g, ' ');

function isFor({ assignee }: ThreadView, { userId, institutionId }: Asker): boolean {
  if (assignee?.person?.userId === userId) return true;
  return institutionId !== null && assignee?.institutionId === institutionId;
}

/** @param today as due days are written */
export const isLate = ({ state, dueOn }: Pick<ThreadView, 'state' | 'dueOn'>, today: string): boolean =>
  state === 'open' && dueOn !== null && dueOn < today;

function concerns(thread: ThreadView, asker: Asker): boolean {
  const { author, comments } = thread;
  const { userId } = asker;
  if (author?.userId === userId || isFor(thread, asker)) return true;
  return comments.some((comment) => comment.author?.userId === userId || comment.body.includes(`(user:${userId})`));
}

/** Whoever raised it or answered in it. */
function isFrom({ author, comments }: ThreadView, from: string): boolean {
  const [kind, id] = from.split(':');
  const matches = (person: ReviewPerson): boolean =>
    person !== null && (kind === 'person' ? person.userId : person.institutionId) === id;
  return matches(author) || comments.some((comment) => matches(comment.author));
}

function textsOf({ number, anchor, proposal, author, comments, outcome }: ThreadView): readonly string[] {
  return [
    `№ ${number}`,
    `№${number}`,
    anchor.quote,
    proposal?.replacement ?? '',
    author?.name ?? '',
    outcome?.reason ?? '',
    ...comments.flatMap((comment) => [comment.body, comment.author?.name ?? '']),
  ];
}
