import { defineCheck } from '../check.js';
import { differ } from '../hours.js';
import { planIndex } from '../plan-index.js';

/** The least workload, by type; while the type is not chosen, the lowest of all. */
export const minimumHours = defineCheck({
  code: 'V01',
  level: 'error',
  basis: 'order-266',
  reads: ['passport', 'plan', 'sectionOf'],
  uses: ['settings'],
  applies: ({ plan }) => plan.length > 0,
  find: ({ passport, plan, sectionOf }, { settings }) => {
    const type = passport?.programmeType ?? null;
    const minimum = type === null ? Math.min(...Object.values(settings.minHours)) : settings.minHours[type];
    const { total } = planIndex(plan).total;
    if (total >= minimum) return [];
    const variant = total > 0 ? 'below-minimum' : 'empty';
    const params = { total, minimum, programmeType: type ?? 'any' };
    return [{ sectionId: sectionOf['study-plan'] ?? null, place: { column: 'total' }, variant, params }];
  },
});

/** The workload that the passport declares is the sum of the plan. */
export const declaredWorkload = defineCheck({
  code: 'V02',
  level: 'error',
  basis: 'arithmetic',
  reads: ['passport', 'plan'],
  uses: [],
  applies: ({ passport, plan }) => plan.length > 0 && passport !== null && passport.totalHours !== null,
  find: ({ passport, plan }) => {
    const declared = passport?.totalHours ?? 0;
    const { total } = planIndex(plan).total;
    if (!passport || !differ(declared, total)) return [];
    const place = { field: 'totalHours' };
    return [{ sectionId: passport.sectionId, place, variant: 'differs', params: { declared, total } }];
  },
});

/** Practice and internship together have the share that the workspace asks for. */
export const practiceShare = defineCheck({
  code: 'V22',
  level: 'hint',
  basis: 'local-rule',
  reads: ['plan', 'sectionOf'],
  uses: ['settings'],
  applies: ({ plan }) => planIndex(plan).total.total > 0,
  find: ({ plan, sectionOf }, { settings }) => {
    const { practice, internship, total } = planIndex(plan).total;
    const hours = practice + internship;
    if (hours / total >= settings.practiceShare - 1e-9) return [];
    const params = { hours, total, share: hours / total, threshold: settings.practiceShare };
    const place = { column: 'practice' };
    return [{ sectionId: sectionOf['study-plan'] ?? null, place, variant: 'below-threshold', params }];
  },
});
