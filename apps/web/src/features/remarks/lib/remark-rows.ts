import type { DocumentContent, ThreadView } from '@soproekt/contracts';
import { OUTCOMES, plainRemark, sectionNumbers, type Outcome } from '@soproekt/domain';

/** What came of a thread; `open`: nothing yet. */
export const DECISIONS = ['open', ...OUTCOMES] as const;
export type Decision = 'open' | Outcome;

export const SORTS = ['number', 'place', 'author', 'decision'] as const;
export type Sort = (typeof SORTS)[number];

export interface RemarkPlace {
  /** Among the sections. */
  readonly index: number;
  /** As the printed document has it, so that the same table behind it says the same; null: it has none. */
  readonly number: number | null;
  readonly title: string;
  readonly kind: string;
  /** What the row is called that it is about, empty: no row, or one that is gone. */
  readonly row: string;
}

export interface RemarkRow {
  readonly thread: ThreadView;
  /** Where it is in the document; null: the section was removed. */
  readonly place: RemarkPlace | null;
  /** The first comment as plain text; empty where there is a proposal only. */
  readonly text: string;
  readonly decision: Decision;
}

export interface RemarkFilters {
  readonly institution: string | null;
  readonly author: string | null;
  readonly decision: Decision | null;
  readonly sort: Sort;
  readonly descending: boolean;
}

/** The threads as lines of the table. */
export function remarkRows(
  threads: readonly ThreadView[],
  { kind: documentKind, sections }: Pick<DocumentContent, 'kind' | 'sections'>,
): RemarkRow[] {
  const numbers = sectionNumbers(documentKind, sections);
  const places = new Map(
    sections.map(({ id, kind, title }, index) => [id, { index, number: numbers[index] ?? null, kind, title }]),
  );
  const names = new Map(sections.flatMap(({ rows }) => rows.map(({ id, name }) => [id, name])));
  return threads.map((thread) => ({
    thread,
    place: placeIn(places.get(thread.anchor.sectionId), thread.anchor, names),
    text: plainRemark(thread.comments[0]?.body ?? ''),
    decision: thread.outcome?.kind ?? 'open',
  }));
}

function placeIn(
  section: Omit<RemarkPlace, 'row'> | undefined,
  { rowId, column }: ThreadView['anchor'],
  names: ReadonlyMap<string, string>,
): RemarkPlace | null {
  if (!section) return null;
  // Hours of a calendar lie in their period under `<kind>:<row of the plan>`.
  const planRowId = section.kind === 'calendar' ? column?.split(':')[1] : undefined;
  const row = [planRowId, rowId].flatMap((id) => names.get(id ?? '') ?? []).filter((name) => name !== '');
  return { ...section, row: row.join(', ') };
}

/** The lines that the filters let through, in the order that is asked for; equal ones by number. */
export function arrange(
  rows: readonly RemarkRow[],
  { institution, author, decision, sort, descending }: RemarkFilters,
  nameOf: (institutionId: string | null) => string,
  compare: (a: string, b: string) => number,
): RemarkRow[] {
  const shown = rows.filter(
    ({ thread, decision: made }) =>
      (institution === null || thread.author?.institutionId === institution) &&
      (author === null || thread.author?.userId === author) &&
      (decision === null || made === decision),
  );
  const by: Record<Sort, (a: RemarkRow, b: RemarkRow) => number> = {
    number: () => 0,
    place: (a, b) => placeOf(a) - placeOf(b),
    author: (a, b) => compare(whoOf(a, nameOf), whoOf(b, nameOf)),
    decision: (a, b) => DECISIONS.indexOf(a.decision) - DECISIONS.indexOf(b.decision),
  };
  const sign = descending ? -1 : 1;
  return shown.sort((a, b) => sign * (by[sort](a, b) || a.thread.number - b.thread.number));
}

const placeOf = ({ place }: RemarkRow): number => place?.index ?? Number.MAX_SAFE_INTEGER;

/** Institution before name, so that those of one institution stand together. */
const whoOf = ({ thread: { author } }: RemarkRow, nameOf: (institutionId: string | null) => string): string =>
  `${nameOf(author?.institutionId ?? null)} ${author?.name ?? ''}`;
