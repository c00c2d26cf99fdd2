import type { PlanRow, ProgrammeFacts } from './facts.js';
import { memoize } from './memo.js';

const implementersOf = memoize((plan: readonly PlanRow[]): readonly string[] => [
  ...new Set(plan.flatMap((row) => row.implementers)),
]);

/** The institutions of a programme: those that its passport lists; when it lists none, those that the plan names. Without doubles. */
export function organisationsOf(facts: Pick<ProgrammeFacts, 'passport' | 'plan'>): readonly string[] {
  const listed = facts.passport?.organisations ?? [];
  return listed.length > 0 ? [...new Set(listed)] : implementersOf(facts.plan);
}
