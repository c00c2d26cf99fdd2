import type { Check } from './check.js';
import type { CheckContext } from './context.js';
import type { ProgrammeFacts } from './facts.js';
import type { Finding } from './finding.js';
import { inReadingOrder } from './reading-order.js';
import { CHECKS } from './registry.js';

const NONE: readonly Finding[] = [];

const run = (check: Check, facts: ProgrammeFacts, context: CheckContext): readonly Finding[] =>
  check.applies(facts, context) ? check.find(facts, context) : NONE;

/** All findings of a programme, in reading order, then by code. */
export function checkProgramme(facts: ProgrammeFacts, context: CheckContext): Finding[] {
  return inReadingOrder(
    CHECKS.flatMap((check) => run(check, facts, context)),
    facts,
  );
}

/**
 * A checker that repeats only the checks whose parts of facts and context are other objects than the last time. Its answers are those of
 * {@link checkProgramme}; when nothing changed, the same array.
 */
export function createChecker(): (facts: ProgrammeFacts, context: CheckContext) => readonly Finding[] {
  const last = new Map<Check, { readonly parts: readonly unknown[]; readonly findings: readonly Finding[] }>();
  let seen: ProgrammeFacts | undefined;
  let result: readonly Finding[] = NONE;
  return (facts, context) => {
    let changed = seen !== facts;
    for (const check of CHECKS) {
      const parts = partsOf(check, facts, context);
      const known = last.get(check);
      if (known?.parts.every((part, i) => part === parts[i])) continue;
      last.set(check, { parts, findings: run(check, facts, context) });
      changed = true;
    }
    if (!changed) return result;
    seen = facts;
    result = inReadingOrder(
      CHECKS.flatMap((check) => last.get(check)?.findings ?? NONE),
      facts,
    );
    return result;
  };
}

function partsOf(check: Check, facts: ProgrammeFacts, context: CheckContext): unknown[] {
  return [...check.reads.map((part) => facts[part]), ...check.uses.map((part) => context[part])];
}
