import type { AssessmentRow } from '@soproekt/domain';
import type { PrintContext } from '../context.js';
import { heading, labelled } from '../make.js';
import type { Block } from '../print-model.js';

/** Every means of assessment with its requirements, criteria and examples. */
export function assessmentBlocks(context: PrintContext, sectionId: string): Block[] {
  return context.facts.assessments
    .filter((row) => row.sectionId === sectionId)
    .flatMap((row) => [heading(2, titleOf(context, row)), ...linesOf(context, row)]);
}

function titleOf(context: PrintContext, { title, planRowId }: AssessmentRow): string {
  return title || context.planRow(planRowId)?.title || context.labels.assessment.untitled;
}

function linesOf(context: PrintContext, row: AssessmentRow): Block[] {
  const words = context.labels.assessment;
  const planRow = context.planRow(row.planRowId);
  const of = planRow ? [planRow.number, planRow.title].filter(Boolean).join('. ') : '';
  const lines: [string, string][] = [
    [words.of, of],
    [words.results, context.resultCodes(row.results).join(', ')],
    [words.requirements, row.requirements],
    [words.criteria, row.criteria],
    [words.examples, row.examples],
    [words.attempts, row.attempts === null ? '' : String(row.attempts)],
  ];
  return lines.filter(([, value]) => value !== '').flatMap(([label, value]) => labelled(label, value));
}
