import { defineCheck, isBlank, rowParams, type Found } from '../check.js';
import type { StandardFacts } from '../context.js';
import type { ProgrammeFacts, ResultRow } from '../facts.js';
import { hasPlaceholder } from '../placeholders.js';
import { planIndex } from '../plan-index.js';
import { resultAssessments } from '../result-assessments.js';

/** Results of a template that nobody has worded yet say nothing that could be judged. */
const isBegun = ({ wording }: ResultRow): boolean => !hasPlaceholder(wording);

const resultParams = ({ code, wording }: ResultRow) => ({ code, wording });

/** Each result has a module and an assessment, each module a result. */
export const resultCoverage = defineCheck({
  code: 'V08',
  level: 'error',
  basis: 'review-form',
  reads: ['plan', 'results', 'assessments'],
  uses: [],
  applies: ({ plan, results }) => results.some(isBegun) && planIndex(plan).modules.length > 0,
  find: (facts) => {
    const taught = new Set(facts.plan.filter((row) => row.type !== 'attestation').flatMap((row) => row.results));
    const assessed = resultAssessments(facts.plan, facts.assessments);
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

/** Functions that a result names and the catalogue no longer has; none while there is no catalogue. */
function unknownFunctions({ jobFunctions }: ResultRow, standards: readonly StandardFacts[] | undefined): string[] {
  if (!standards || standards.length === 0) return [];
  const known = new Set(standards.flatMap(({ code, functions }) => functions.map((each) => `${code} ${each}`)));
  return jobFunctions.filter((each) => !known.has(each));
}

/** Each result says which job function, or which duty in words, it comes from; the catalogue knows the functions. */
export const resultFunctions = defineCheck({
  code: 'V09',
  level: 'warning',
  basis: 'review-form',
  reads: ['results'],
  uses: ['standards'],
  applies: ({ results }) => results.some(isBegun),
  find: ({ results }, { standards }) =>
    results.flatMap((row): Found<'V09'>[] => {
      const at = { sectionId: row.sectionId, place: { rowId: row.id, column: 'jobFunctions' } };
      if (row.jobFunctions.length === 0 && isBlank(row.duty)) {
        return [{ ...at, variant: 'no-function', params: resultParams(row) }];
      }
      const unknown = unknownFunctions(row, standards);
      if (unknown.length === 0) return [];
      const params = { ...resultParams(row), functions: unknown.join(', '), count: unknown.length };
      return [{ ...at, variant: 'not-in-catalogue', params }];
    }),
});
