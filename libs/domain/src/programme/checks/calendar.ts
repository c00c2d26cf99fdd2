import { defineCheck, rowParams, type Found } from '../check.js';
import { HOUR_KINDS, type Calendar, type HourKind, type PlanRow } from '../facts.js';
import { differ, hoursOf } from '../hours.js';
import { planIndex, type PlanIndex } from '../plan-index.js';

/** Calendar hours by row that stands by itself and kind; hours of rows that are not there are left out. */
function byTopRow(calendar: Calendar, index: PlanIndex): Map<string, Record<HourKind, number>> {
  const sums = new Map<string, Record<HourKind, number>>();
  for (const { hours } of calendar.periods) {
    for (const cell of hours) {
      const row = index.topOf(cell.planRowId);
      if (!row) continue;
      const sum = sums.get(row.id) ?? { lectures: 0, practice: 0, selfStudy: 0, internship: 0 };
      sum[cell.kind] += hoursOf(cell.hours);
      sums.set(row.id, sum);
    }
  }
  return sums;
}

const hasHours = (calendar: Calendar | null, plan: readonly PlanRow[]): calendar is Calendar => {
  const { byId } = planIndex(plan);
  return (
    calendar?.periods.some(({ hours }) => hours.some((cell) => cell.hours !== 0 && byId.has(cell.planRowId))) ?? false
  );
};

/** The calendar distributes exactly the hours of the plan. */
export const calendarSum = defineCheck({
  code: 'V12',
  level: 'error',
  basis: 'arithmetic',
  reads: ['plan', 'calendar'],
  uses: [],
  applies: ({ plan, calendar }) => hasHours(calendar, plan),
  find: ({ plan, calendar }) => {
    if (!calendar) return [];
    const index = planIndex(plan);
    const sums = byTopRow(calendar, index);
    return index.top.flatMap((row) =>
      HOUR_KINDS.flatMap((kind): Found<'V12'>[] => {
        const planned = index.sums.get(row.id)?.[kind] ?? 0;
        const given = sums.get(row.id)?.[kind] ?? 0;
        if (!differ(planned, given)) return [];
        const params = { ...rowParams(row), column: kind, calendar: given, plan: planned };
        return [{ sectionId: calendar.sectionId, place: { column: `${kind}:${row.id}` }, variant: 'differs', params }];
      }),
    );
  },
});

/** No day, or week, asks more of a learner than the workspace allows. */
export const dailyLoad = defineCheck({
  code: 'V13',
  level: 'warning',
  basis: 'local-rule',
  reads: ['plan', 'calendar'],
  uses: ['settings'],
  applies: ({ plan, calendar }) => hasHours(calendar, plan),
  find: ({ plan, calendar }, { settings }) => {
    if (!calendar) return [];
    const { byId } = planIndex(plan);
    const days = calendar.unit === 'day' ? 1 : settings.studyDaysPerWeek;
    const limit = settings.dailyLoad * days;
    return calendar.periods.flatMap((period): Found<'V13'>[] => {
      const cells = period.hours.filter(({ planRowId }) => byId.has(planRowId));
      const hours = cells.reduce((sum, cell) => sum + hoursOf(cell.hours), 0);
      if (hours <= limit) return [];
      const params = { period: period.title, hours, limit, unit: calendar.unit, dailyLoad: settings.dailyLoad, days };
      return [{ sectionId: period.sectionId, place: { rowId: period.id }, variant: 'above-limit', params }];
    });
  },
});
