import type { AssessmentRow, PlanRow } from './facts.js';

/** What assesses a result: assessment materials, and attestations of the plan that none of these materials belongs to. */
export interface ResultAssessments {
  readonly materials: readonly AssessmentRow[];
  readonly attestations: readonly PlanRow[];
}

/**
 * By result, those that anything assesses; the table of results shows what V08 judges. Entry diagnostics measures what was before the
 * programme, and proves no result.
 */
export function resultAssessments(
  plan: readonly PlanRow[],
  assessments: readonly AssessmentRow[],
): ReadonlyMap<string, ResultAssessments> {
  const entries = new Set(plan.filter(({ attestation }) => attestation === 'entry').map(({ id }) => id));
  const attestations = plan.filter(({ id, type }) => type === 'attestation' && !entries.has(id));
  const materials = assessments.filter(({ planRowId }) => planRowId === null || !entries.has(planRowId));
  const found = new Map<string, { materials: AssessmentRow[]; attestations: PlanRow[] }>();
  const of = (resultId: string) => {
    const known = found.get(resultId) ?? { materials: [], attestations: [] };
    found.set(resultId, known);
    return known;
  };
  for (const row of materials) for (const id of new Set(row.results)) of(id).materials.push(row);
  for (const row of attestations) {
    for (const id of new Set(row.results)) {
      const own = of(id);
      if (!own.materials.some(({ planRowId }) => planRowId === row.id)) own.attestations.push(row);
    }
  }
  return found;
}
