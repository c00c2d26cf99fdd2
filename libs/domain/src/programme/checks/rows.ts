import { defineCheck, rowParams, type Found } from '../check.js';
import { HOUR_KINDS, type PlanRow } from '../facts.js';
import { declaresKinds, differ, NO_HOURS, SUM_COLUMNS, sumOfKinds, type SumColumn } from '../hours.js';
import { planIndex, type PlanIndex } from '../plan-index.js';

/** A row's declared total is the sum of its kinds. A module that leaves the kinds to its topics is compared with them by V04. */
export const rowTotal = defineCheck({
  code: 'V03',
  level: 'error',
  basis: 'arithmetic',
  reads: ['plan'],
  uses: [],
  applies: ({ plan }) => plan.some(({ total }) => total !== null),
  find: ({ plan }) => {
    const { sums, childrenOf } = planIndex(plan);
    return plan.flatMap((row): Found<'V03'>[] => {
      if (row.total === null || (childrenOf(row).length > 0 && !declaresKinds(row.hours))) return [];
      const sum = sumOfKinds(sums.get(row.id) ?? NO_HOURS);
      if (!differ(row.total, sum)) return [];
      const params = { ...rowParams(row), total: row.total, sum };
      return [{ sectionId: row.sectionId, place: { rowId: row.id, column: 'total' }, variant: 'differs', params }];
    });
  },
});

/** What a module declares is what its topics add up to. */
export const moduleSum = defineCheck({
  code: 'V04',
  level: 'error',
  basis: 'arithmetic',
  reads: ['plan'],
  uses: [],
  applies: ({ plan }) => {
    const { modules, childrenOf } = planIndex(plan);
    return modules.some((row) => [row, ...childrenOf(row)].some(declaresHours) && childrenOf(row).length > 0);
  },
  find: ({ plan }) => {
    const index = planIndex(plan);
    return index.modules.flatMap((row) =>
      wrongColumns(row, index).map((column): Found<'V04'> => {
        const own = index.sums.get(row.id) ?? { ...NO_HOURS, fromTopics: null };
        const params = { ...rowParams(row), column, topics: own.fromTopics?.[column] ?? 0, module: own[column] };
        // Nobody has written hours of the module: what its topics say in two ways differs.
        const variant = declaresHours(row) ? 'differs' : 'computed';
        return { sectionId: row.sectionId, place: { rowId: row.id, column }, variant, params };
      }),
    );
  },
});

function wrongColumns(row: PlanRow, { sums }: PlanIndex): SumColumn[] {
  const own = sums.get(row.id);
  const topics = own?.fromTopics;
  if (!own || !topics) return [];
  const wrong: SumColumn[] = SUM_COLUMNS.filter(
    (column) => isDeclared(row, column) && differ(own[column], topics[column]),
  );
  // A total that follows from kinds is wrong with them; said once. By itself it differs where a topic's total is not its sum.
  if (row.total === null && !wrong.some((column) => column !== 'distance') && differ(own.total, topics.total)) {
    wrong.unshift('total');
  }
  return wrong;
}

const declaresHours = (row: PlanRow): boolean =>
  declaresKinds(row.hours) || row.total !== null || row.distance !== null;

const isDeclared = (row: PlanRow, column: SumColumn): boolean =>
  (column === 'total' || column === 'distance' ? row[column] : row.hours[column]) !== null;

/** Hours are whole or half, not negative, and those with distance technologies are part of the total. */
export const possibleHours = defineCheck({
  code: 'V05',
  level: 'error',
  basis: 'arithmetic',
  reads: ['passport', 'plan', 'calendar'],
  uses: [],
  applies: ({ passport, plan, calendar }) =>
    plan.length > 0 &&
    ((passport?.totalHours ?? null) !== null ||
      plan.some(declaresHours) ||
      (calendar?.periods ?? []).some(({ hours }) => hours.length > 0)),
  find: ({ passport, plan, calendar }) => {
    const { sums, byId } = planIndex(plan);
    const found: Found<'V05'>[] = [];
    const variant = impossible(passport?.totalHours ?? null);
    if (passport && variant) {
      const params = { type: 'passport', column: 'total', hours: passport.totalHours ?? 0 };
      found.push({ sectionId: passport.sectionId, place: { field: 'totalHours' }, variant, params });
    }
    for (const row of plan) {
      for (const column of SUM_COLUMNS) {
        const hours = column === 'total' || column === 'distance' ? row[column] : row.hours[column];
        const wrong = impossible(hours);
        if (hours === null || !wrong) continue;
        const params = { ...rowParams(row), column, hours };
        found.push({ sectionId: row.sectionId, place: { rowId: row.id, column }, variant: wrong, params });
      }
      const total = sums.get(row.id)?.total ?? 0;
      if (row.distance === null || row.distance <= total) continue;
      const params = { ...rowParams(row), distance: row.distance, total };
      const place = { rowId: row.id, column: 'distance' };
      found.push({ sectionId: row.sectionId, place, variant: 'distance', params });
    }
    for (const period of calendar?.periods ?? []) {
      for (const { planRowId, kind, hours } of period.hours) {
        const wrong = impossible(hours);
        const row = byId.get(planRowId);
        if (!wrong || !row || !HOUR_KINDS.includes(kind)) continue;
        const params = { ...rowParams(row), column: kind, hours, period: period.title };
        const place = { rowId: period.id, column: `${kind}:${planRowId}` };
        found.push({ sectionId: period.sectionId, place, variant: wrong, params });
      }
    }
    return found;
  },
});

function impossible(hours: number | null): 'negative' | 'not-half' | null {
  if (hours === null) return null;
  if (hours < 0) return 'negative';
  return Number.isInteger(hours * 2) ? null : 'not-half';
}
