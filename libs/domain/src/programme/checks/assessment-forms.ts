import { defineCheck, isBlank, rowParams, type Found } from '../check.js';
import type { Calendar, PlanRow } from '../facts.js';
import { planIndex, type PlanIndex } from '../plan-index.js';

/** There is a final assessment with a form and hours, and nothing comes after it in the calendar. */
export const finalAssessment = defineCheck({
  code: 'V06',
  level: 'error',
  basis: 'practice',
  reads: ['plan', 'calendar', 'sectionOf'],
  uses: [],
  applies: ({ plan }) => plan.length > 0,
  find: ({ plan, calendar, sectionOf }) => {
    const index = planIndex(plan);
    const finals = plan.filter((row) => row.type === 'attestation' && row.attestation === 'final');
    if (finals.length === 0) return [{ sectionId: sectionOf['study-plan'] ?? null, variant: 'missing' }];
    const found: Found<'V06'>[] = [];
    for (const row of finals) {
      const at = (column: string) => ({ sectionId: row.sectionId, place: { rowId: row.id, column } });
      const params = rowParams(row);
      if ((index.sums.get(row.id)?.total ?? 0) <= 0) found.push({ ...at('total'), variant: 'no-hours', params });
      if (isBlank(row.control)) found.push({ ...at('control'), variant: 'no-form', params });
    }
    return calendar ? [...found, ...later(calendar, finals, index)] : found;
  },
});

/** The first period after that of the final assessment in which anything else has hours. */
function later(calendar: Calendar, finals: readonly PlanRow[], { byId }: PlanIndex): Found<'V06'>[] {
  const isFinal = new Set(finals.map(({ id }) => id));
  const hasFinal = calendar.periods.map(({ hours }) => hours.some((h) => isFinal.has(h.planRowId) && h.hours > 0));
  const last = hasFinal.lastIndexOf(true);
  if (last === -1) return [];
  const after = calendar.periods.slice(last + 1).flatMap((period) =>
    period.hours
      .filter(({ planRowId, hours }) => hours > 0 && byId.has(planRowId))
      .map(({ planRowId, kind }): Found<'V06'> => {
        const place = { rowId: period.id, column: `${kind}:${planRowId}` };
        const params = { period: calendar.periods[last]?.title ?? '', later: period.title };
        return { sectionId: period.sectionId, place, variant: 'not-last', params };
      }),
  );
  return after.slice(0, 1);
}

/** Each module has a form of control; an assessment within it counts. */
export const moduleControl = defineCheck({
  code: 'V07',
  level: 'warning',
  basis: 'practice',
  reads: ['plan'],
  uses: [],
  applies: ({ plan }) => planIndex(plan).modules.length > 0,
  find: ({ plan }) => {
    const { modules, childrenOf } = planIndex(plan);
    return modules
      .filter((row) => [row, ...childrenOf(row).filter(isAttestation)].every(({ control }) => isBlank(control)))
      .map((row): Found<'V07'> => {
        const place = { rowId: row.id, column: 'control' };
        return { sectionId: row.sectionId, place, variant: 'no-form', params: rowParams(row) };
      });
  },
});

const isAttestation = (row: PlanRow): boolean => row.type === 'attestation';
