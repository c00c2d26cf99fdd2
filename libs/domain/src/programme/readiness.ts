import type { CheckContext } from './context.js';
import type { ProgrammeFacts } from './facts.js';
import type { Finding, FindingLevel, Readiness } from './finding.js';
import { CHECKS } from './registry.js';

/**
 * How far a programme is: of the checks that apply, those without a finding (hints are none) count in full, those with warnings half,
 * those with errors not. 100 only when there is neither error nor warning.
 */
export function readiness(findings: readonly Finding[], facts: ProgrammeFacts, context: CheckContext): Readiness {
  const counts: Record<FindingLevel, number> = { error: 0, warning: 0, hint: 0 };
  for (const { level } of findings) counts[level] += 1;
  const worth = new Map(
    findings.map(({ code, level }) => [code, level === 'hint' ? 1 : level === 'warning' ? 0.5 : 0]),
  );
  const applicable = CHECKS.filter((check) => check.applies(facts, context));
  const reached = applicable.reduce((sum, { code }) => sum + (worth.get(code) ?? 1), 0);
  const percent = applicable.length === 0 ? 0 : Math.round((reached / applicable.length) * 100);
  const highest = counts.error + counts.warning > 0 ? 99 : 100;
  return {
    errors: counts.error,
    warnings: counts.warning,
    hints: counts.hint,
    percent: Math.min(percent, highest),
  };
}
