import { defineCheck, MOST_FINDINGS, rowParams, type Found } from '../check.js';
import type { AgreementFacts, CheckContext } from '../context.js';
import type { Passport, PlanRow, ProgrammeFacts } from '../facts.js';
import { differ } from '../hours.js';
import { organisationsOf } from '../organisations.js';
import { planIndex } from '../plan-index.js';
import { institutionShares } from '../sums.js';

const isJoint = (facts: ProgrammeFacts): boolean => organisationsOf(facts).length >= 2;

/** Modules that nobody delivers, neither as a whole nor any topic. */
function orphans(plan: readonly PlanRow[]): readonly PlanRow[] {
  const { modules, childrenOf } = planIndex(plan);
  return modules.filter((row) => [row, ...childrenOf(row)].every(({ implementers }) => implementers.length === 0));
}

/** Who delivers goes without saying only when the passport lists one institution. */
const asksImplementers = ({ passport, plan }: ProgrammeFacts): boolean =>
  passport?.organisations.length !== 1 && planIndex(plan).modules.length > 0;

/** A programme says who delivers each module; a joint one (where agreements are known) rests on an agreement for its dates. */
export const jointDelivery = defineCheck({
  code: 'V14',
  level: 'error',
  basis: 'practice',
  reads: ['passport', 'plan'],
  uses: ['agreements'],
  applies: (facts, { agreements }) => (isJoint(facts) && agreements !== undefined) || asksImplementers(facts),
  unknown: (facts, { agreements }) => (isJoint(facts) && agreements === undefined ? 'agreements' : null),
  find: (facts, context) => [
    ...(isJoint(facts) ? agreementProblem(facts, context) : []),
    ...(asksImplementers(facts) ? orphans(facts.plan) : []).map((row): Found<'V14'> => {
      const place = { rowId: row.id, column: 'implementers' };
      return { sectionId: row.sectionId, place, variant: 'no-implementer', params: rowParams(row) };
    }),
  ],
});

function agreementProblem(facts: ProgrammeFacts, { agreements }: CheckContext): Found<'V14'>[] {
  if (!agreements) return [];
  const organisations = organisationsOf(facts);
  const connecting = (list: readonly AgreementFacts[]) => connects(organisations, list);
  const at = { sectionId: facts.passport?.sectionId ?? null, place: { field: 'organisations' } };
  if (!connecting(agreements)) return [{ ...at, variant: 'no-agreement' }];
  const signed = agreements.filter((each) => each.signed);
  if (!connecting(signed)) return [{ ...at, variant: 'not-signed' }];
  if (connecting(signed.filter((each) => covers(each, facts.passport)))) return [];
  const start = facts.passport?.startsOn ?? '';
  return [{ ...at, variant: 'not-covered', params: { from: start, until: facts.passport?.endsOn ?? start } }];
}

/** True when the agreements tie all the organisations together, be it through a common partner. */
function connects(organisations: readonly string[], agreements: readonly AgreementFacts[]): boolean {
  const tied = new Set(organisations.slice(0, 1));
  for (let size = 0; size < tied.size;) {
    size = tied.size;
    for (const { institutionIds } of agreements) {
      if (institutionIds.some((id) => tied.has(id))) institutionIds.forEach((id) => tied.add(id));
    }
  }
  return organisations.every((id) => tied.has(id));
}

function covers({ from, until }: AgreementFacts, passport: Passport | null): boolean {
  const start = passport?.startsOn ?? passport?.endsOn ?? null;
  const end = passport?.endsOn ?? start;
  return (start === null || from === null || from <= start) && (end === null || until === null || end <= until);
}

/** In a joint programme every hour falls to one of its institutions, or to several together. Modules of nobody are left to V14. */
export const assignedHours = defineCheck({
  code: 'V15',
  level: 'error',
  basis: 'arithmetic',
  reads: ['passport', 'plan'],
  uses: ['institutions'],
  applies: (facts) => facts.plan.length > 0 && isJoint(facts),
  find: (facts, context) => [...unassigned(facts.plan), ...outsiders(facts, context)],
});

function unassigned(plan: readonly PlanRow[]): Found<'V15'>[] {
  const reported = new Set(orphans(plan));
  const { sums, childrenOf } = planIndex(plan);
  const missing = new Map<PlanRow, number>();
  for (const { top, key, sums: share } of institutionShares(plan)) {
    if (key === null && !reported.has(top)) missing.set(top, (missing.get(top) ?? 0) + share.total);
  }
  return [...missing]
    .filter(([, hours]) => differ(hours, 0))
    .map(([row, hours]) => {
      const total = sums.get(row.id)?.total ?? 0;
      const params = { ...rowParams(row), hours, total, assigned: total - hours };
      const variant = childrenOf(row).length > 0 ? 'remainder' : 'unassigned';
      return { sectionId: row.sectionId, place: { rowId: row.id, column: 'implementers' }, variant, params };
    });
}

/** Rows that name an institution which the passport does not list. */
function outsiders({ passport, plan }: ProgrammeFacts, { institutions }: CheckContext): Found<'V15'>[] {
  if (!passport || passport.organisations.length === 0) return [];
  const listed = new Set(passport.organisations);
  const { sums } = planIndex(plan);
  const found: Found<'V15'>[] = [];
  for (const row of plan) {
    for (const id of new Set(row.implementers)) {
      if (listed.has(id)) continue;
      const institution = institutions.find((each) => each.id === id)?.shortName ?? '';
      const params = { ...rowParams(row), hours: sums.get(row.id)?.total ?? 0, institution };
      const place = { rowId: row.id, column: 'implementers' };
      found.push({ sectionId: row.sectionId, place, variant: 'outsider', params });
      if (found.length >= MOST_FINDINGS) return found;
    }
  }
  return found;
}
