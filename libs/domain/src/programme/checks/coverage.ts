import { defineCheck, isBlank, rowParams, type Found } from '../check.js';
import type { PlanRow, ProgrammeFacts, ResultRow } from '../facts.js';
import { planIndex } from '../plan-index.js';

const resultParams = ({ code, wording }: ResultRow) => ({ code, wording });

/** Each result has a module and an assessment, each module a result. */
export const resultCoverage = defineCheck({
  code: 'V08',
  level: 'error',
  basis: 'review-form',
  reads: ['plan', 'results', 'assessments'],
  uses: [],
  applies: ({ plan, results }) => results.length > 0 && planIndex(plan).modules.length > 0,
  find: (facts) => {
    const taught = new Set(facts.plan.filter((row) => row.type !== 'attestation').flatMap((row) => row.results));
    const assessed = assessedResults(facts);
    const found: Found<'V08'>[] = [];
    for (const row of facts.results) {
      const at = { sectionId: row.sectionId, params: resultParams(row) };
      if (!taught.has(row.id)) found.push({ ...at, place: { rowId: row.id, column: 'modules' }, variant: 'no-module' });
      if (!assessed.has(row.id)) {
        found.push({ ...at, place: { rowId: row.id, column: 'assessment' }, variant: 'no-assessment' });
      }
    }
    return [...found, ...modulesWithoutResult(facts)];
  },
});

/** Results that an assessment names: in the plan, or in the assessment materials. Entry diagnostics measures what was before. */
function assessedResults({ plan, assessments }: ProgrammeFacts): ReadonlySet<string> {
  const { byId } = planIndex(plan);
  const isEntry = (row: PlanRow | undefined) => row?.type === 'attestation' && row.attestation === 'entry';
  return new Set([
    ...plan.filter((row) => row.type === 'attestation' && !isEntry(row)).flatMap((row) => row.results),
    ...assessments
      .filter(({ planRowId }) => planRowId === null || !isEntry(byId.get(planRowId)))
      .flatMap((row) => row.results),
  ]);
}

function modulesWithoutResult({ plan, results }: ProgrammeFacts): Found<'V08'>[] {
  const { modules, childrenOf } = planIndex(plan);
  const known = new Set(results.map(({ id }) => id));
  return modules
    .filter((row) => ![row, ...childrenOf(row)].some((each) => each.results.some((id) => known.has(id))))
    .map((row) => {
      const place = { rowId: row.id, column: 'results' };
      return { sectionId: row.sectionId, place, variant: 'no-result', params: rowParams(row) };
    });
}

/** Each result says which job function, or which duty in words, it comes from. */
export const resultFunctions = defineCheck({
  code: 'V09',
  level: 'warning',
  basis: 'review-form',
  reads: ['results'],
  uses: [],
  applies: ({ results }) => results.length > 0,
  find: ({ results }) =>
    results
      .filter((row) => row.jobFunctions.length === 0 && isBlank(row.duty))
      .map((row) => ({
        sectionId: row.sectionId,
        place: { rowId: row.id, column: 'jobFunctions' },
        variant: 'no-function',
        params: resultParams(row),
      })),
});
