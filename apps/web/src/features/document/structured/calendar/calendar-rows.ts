import { HOUR_KINDS, type HourKind, type HourSums, type PlanRow, type ProgrammeSums } from '@soproekt/domain';
import type { CellView, GridFooterRow, GridRow } from '../grid/grid-types';
import { showHoursNotation, showNumber } from '../grid/read-number';

/** A period with its hours, ready to be asked. */
export interface PeriodFacts {
  readonly id: string;
  readonly title: string;
  readonly startsOn: string | null;
  readonly hours: ReadonlyMap<string, Readonly<Partial<Record<HourKind, number>>>>;
}

export interface CalendarWords {
  readonly kind: (kind: HourKind) => string;
  readonly agrees: string;
  readonly sum: string;
  readonly hours: string;
}

const EMPTY: Readonly<Partial<Record<HourKind, number>>> = {};

const LOOK = { module: 'group', topic: 'item', attestation: 'mark' } as const;

/** Of hours that nobody has written yet there is no sum to show. */
const showSum = (hours: readonly number[]): string =>
  hours.every((each) => each === 0) ? '' : showHoursNotation(hours);

/** Rows of the plan that a calendar spreads: modules and attestations, and topics only where hours were written for them. */
export function calendarPlanRows(plan: readonly PlanRow[], periods: readonly PeriodFacts[]): readonly PlanRow[] {
  return plan.filter(
    (row) =>
      row.type === 'module' ||
      (row.type === 'attestation' && row.parentId === null) ||
      periods.some((period) => period.hours.has(row.id)),
  );
}

/** Kinds that the notation of this calendar has: internship only when something uses it. */
export function calendarKinds(total: HourSums, periods: readonly PeriodFacts[]): readonly HourKind[] {
  const internship =
    total.internship !== 0 ||
    periods.some((period) => [...period.hours.values()].some((hours) => hours.internship !== undefined));
  return HOUR_KINDS.filter((kind) => kind !== 'internship' || internship);
}

export function calendarRows(
  plan: readonly PlanRow[],
  periods: readonly PeriodFacts[],
  kinds: readonly HourKind[],
  sums: ProgrammeSums,
  words: CalendarWords,
): readonly GridRow[] {
  const shown = calendarPlanRows(plan, periods);
  // Set apart as in the plan, where topics stand beneath their modules; else all rows are of one rank.
  const isNested = shown.some(({ type }) => type === 'topic');
  return shown.map((row) => {
    const given = kinds.map((kind) =>
      periods.reduce((sum, period) => sum + (period.hours.get(row.id)?.[kind] ?? 0), 0),
    );
    const planned = sums.byRow.get(row.id);
    const onlyKind = onlyKindOf(kinds, planned);
    return {
      id: row.id,
      look: isNested ? LOOK[row.type] : 'plain',
      cells: {
        number: { value: null, text: row.number },
        title: { value: null, text: row.title, readOnly: true },
        ...Object.fromEntries(
          periods.map((period) => [period.id, notationCell(period.hours.get(row.id) ?? EMPTY, kinds, onlyKind)]),
        ),
        sum: { value: null, text: showSum(given) },
        difference: differenceCell(
          kinds.map((kind, i) => ({ kind, by: (given[i] ?? 0) - (planned?.[kind] ?? 0) })),
          given.some((hours) => hours !== 0) || (planned?.total ?? 0) !== 0,
          words,
        ),
      },
    };
  });
}

/** Hours by kind and in all, for each period and for the whole calendar. */
export function calendarFooter(
  periods: readonly PeriodFacts[],
  kinds: readonly HourKind[],
  words: CalendarWords,
): readonly GridFooterRow[] {
  const byPeriod = periods.map((period) =>
    kinds.map((kind) => total([...period.hours.values()].map((hours) => hours[kind]))),
  );
  const whole = kinds.map((_kind, i) => total(byPeriod.map((hours) => hours[i])));
  const line = (show: (hours: readonly number[]) => string): GridFooterRow['cells'] => ({
    ...Object.fromEntries(periods.map((period, i) => [period.id, { text: show(byPeriod[i] ?? []) }])),
    sum: { text: show(whole) },
  });
  return [
    { key: 'kinds', cells: { title: { text: words.sum }, ...line(showSum) } },
    { key: 'hours', cells: { title: { text: words.hours }, ...line((hours) => showNumber(total(hours) || null)) } },
  ];
}

/** The kind of a row that has no other in the plan; undefined: several, or none. */
function onlyKindOf(kinds: readonly HourKind[], planned: HourSums | undefined): HourKind | undefined {
  const own = kinds.filter((kind) => (planned?.[kind] ?? 0) > 0);
  return own.length === 1 ? own[0] : undefined;
}

/** What of a row's hours in the plan no period has yet, as the cell of a period would then hold it; null: nothing is left. */
export function remainingHours(
  rowId: string,
  periodId: string,
  periods: readonly PeriodFacts[],
  kinds: readonly HourKind[],
  planned: HourSums | undefined,
): { readonly value: string; readonly left: string } | null {
  const own = periods.find(({ id }) => id === periodId)?.hours.get(rowId) ?? EMPTY;
  const left = kinds.map((kind) =>
    Math.max(0, (planned?.[kind] ?? 0) - total(periods.map(({ hours }) => hours.get(rowId)?.[kind]))),
  );
  if (left.every((hours) => hours === 0)) return null;
  const filled = kinds.map((kind, i) => (own[kind] ?? 0) + (left[i] ?? 0) || null);
  return { value: filled.map(showNumber).join('/'), left: showHoursNotation(left) };
}

function notationCell(
  hours: Readonly<Partial<Record<HourKind, number>>>,
  kinds: readonly HourKind[],
  onlyKind: HourKind | undefined,
): CellView {
  const values = kinds.map((kind) => hours[kind] ?? null);
  const any = values.some((value) => value !== null);
  const value = any ? values.map(showNumber).join('/') : null;
  return { value, text: showHoursNotation(values), ...(onlyKind && { onlyKind }) };
}

function differenceCell(
  parts: readonly { kind: HourKind; by: number }[],
  applies: boolean,
  words: CalendarWords,
): CellView {
  const wrong = parts.filter(({ by }) => Math.abs(by) > 1e-6);
  if (!applies) return { value: null, text: '' };
  if (wrong.length === 0) return { value: null, text: words.agrees, tone: 'good' };
  const text = wrong
    .map(({ kind, by }) => `${by > 0 ? '+' : '−'}${showNumber(Math.abs(by))} ${words.kind(kind)}`)
    .join(', ');
  return { value: null, text, tone: 'warn' };
}

function total(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
