import type { CalendarPeriod, HourKind, Hours, PlanRow, ResultRow } from '../facts.js';

/** Hours of the order that programmes print: lectures, practice, self-study; null for "not declared". */
export const hours = (lectures: number | null, practice: number | null, selfStudy: number | null): Hours => ({
  lectures,
  practice,
  selfStudy,
  internship: null,
});

/** Of a row of the plan: nothing is declared. */
export const NO_HOURS = { hours: hours(null, null, null), total: null };

/** A row of the study plan with what matters for a test; all else is empty. */
export function planRow(id: string, given: Partial<PlanRow> = {}): PlanRow {
  return {
    sectionId: 'plan',
    id,
    type: 'module',
    parentId: null,
    attestation: null,
    number: '',
    title: '',
    ...NO_HOURS,
    distance: null,
    control: '',
    implementers: [],
    results: [],
    planSectionId: null,
    ...given,
  };
}

export function resultRow(id: string, given: Partial<ResultRow> = {}): ResultRow {
  return {
    sectionId: 'results',
    id,
    code: '',
    wording: '',
    competence: null,
    aspect: null,
    jobFunctions: [],
    duty: '',
    evidence: '',
    ...given,
  };
}

/** A period of the calendar; hours are [row of the plan, lectures, practice, self-study]. */
export function period(
  id: string,
  title: string,
  rows: readonly (readonly [planRowId: string, lectures: number, practice: number, selfStudy: number])[],
): CalendarPeriod {
  const cell = (planRowId: string, kind: HourKind, value: number) => ({ planRowId, kind, hours: value });
  const all = rows.flatMap(([row, lectures, practice, selfStudy]) => [
    cell(row, 'lectures', lectures),
    cell(row, 'practice', practice),
    cell(row, 'selfStudy', selfStudy),
  ]);
  return { sectionId: 'calendar', id, title, startsOn: null, hours: all.filter((each) => each.hours !== 0) };
}
