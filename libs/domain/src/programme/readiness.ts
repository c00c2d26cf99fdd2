import { freeTexts, PASSPORT } from './checks/parts.js';
import type { CheckContext } from './context.js';
import type { ProgrammeFacts } from './facts.js';
import type { Finding, FindingLevel, Readiness } from './finding.js';
import { hasPlaceholder } from './placeholders.js';
import { CHECKS } from './registry.js';

/** The rule whose findings say how much is written; the other rules judge what is. */
const WRITTEN = 'V17';

/**
 * How far a programme is: the share that is written, multiplied by the share of the rules that what is written keeps.
 * Written: the mandatory parts, the fields of the passport and the other texts together, each of the same weight; a part that is begun but
 * not finished counts half, the texts by the share in which nothing of a template is left.
 * Rules: all other checks that apply; one with warnings counts half, one with errors nothing, hints do not lessen it.
 * 100 only when there is neither error nor warning.
 */
export function readiness(findings: readonly Finding[], facts: ProgrammeFacts, context: CheckContext): Readiness {
  const counts: Record<FindingLevel, number> = { error: 0, warning: 0, hint: 0 };
  for (const { level } of findings) counts[level] += 1;
  const percent = Math.round(100 * written(findings, facts, context) * kept(findings, facts, context));
  const highest = counts.error + counts.warning > 0 ? 99 : 100;
  return {
    errors: counts.error,
    warnings: counts.warning,
    hints: counts.hint,
    percent: Math.min(percent, highest),
  };
}

function written(findings: readonly Finding[], facts: ProgrammeFacts, { settings }: CheckContext): number {
  const parts = new Map<string, number>([...settings.mandatoryParts, PASSPORT].map((part) => [part, 1]));
  if (facts.passport === null) parts.set(PASSPORT, 0);
  for (const { code, variant, params } of findings) {
    const part = String(params['part']);
    const worth = parts.get(part);
    if (code !== WRITTEN || worth === undefined) continue;
    parts.set(part, variant === 'missing' || variant === 'empty' ? 0 : Math.min(worth, 0.5));
  }
  const texts = freeTexts(facts, settings).map(({ text }) => (hasPlaceholder(text) ? 0 : 1));
  return mean([...parts.values(), ...(texts.length > 0 ? [mean(texts)] : [])]);
}

function kept(findings: readonly Finding[], facts: ProgrammeFacts, context: CheckContext): number {
  const worth = new Map(
    findings.map(({ code, level }) => [code, level === 'hint' ? 1 : level === 'warning' ? 0.5 : 0]),
  );
  const rules = CHECKS.filter((check) => check.code !== WRITTEN && check.applies(facts, context));
  return mean(rules.map(({ code }) => worth.get(code) ?? 1));
}

/** Of nothing 0: where there is nothing to judge, nothing has been done. */
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
