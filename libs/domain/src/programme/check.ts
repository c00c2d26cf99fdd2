import type { CheckContext } from './context.js';
import type { PlanRow, ProgrammeFacts } from './facts.js';
import type { Finding, FindingCode, FindingLevel, FindingParams, FindingPlace } from './finding.js';
import type { FindingVariant } from './variants.js';

/** Where a rule comes from; the names stand in messages/names.ts. */
export type CheckBasis = 'order-266' | 'arithmetic' | 'review-form' | 'logic' | 'local-rule' | 'practice' | 'law-2025';

/** What a rule would have to be told, to judge all that it is about. */
export type MissingKnowledge = 'agreements' | 'links';

/** One rule. Pure, never throws. */
export interface Check {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  readonly basis: CheckBasis;
  /** The parts of the facts and of the context that it looks at, and no others: while these are the same objects, so is its answer. */
  readonly reads: readonly (keyof ProgrammeFacts)[];
  readonly uses: readonly (keyof CheckContext)[];
  /** False while there is nothing to judge, or what is needed is not known. */
  applies(facts: ProgrammeFacts, context: CheckContext): boolean;
  /** Of a rule that applies: what it did not judge, because nobody knows it yet; null or not given: it judges everything. */
  unknown?(facts: ProgrammeFacts, context: CheckContext): MissingKnowledge | null;
  /** @returns findings in the order of the rows; asked only when it applies */
  find(facts: ProgrammeFacts, context: CheckContext): readonly Finding[];
}

/** A finding without what its check knows. */
export interface Found<C extends FindingCode> {
  readonly sectionId: string | null;
  readonly place?: FindingPlace;
  readonly variant: FindingVariant<C>;
  /** Default: that of its check. */
  readonly level?: FindingLevel;
  readonly params?: FindingParams;
}

export interface CheckDefinition<C extends FindingCode> extends Omit<Check, 'find'> {
  readonly code: C;
  find(facts: ProgrammeFacts, context: CheckContext): readonly Found<C>[];
}

/** No check tells more: nobody reads on, and a hostile document must not make a million of them. */
export const MOST_FINDINGS = 200;

/** Completes what a check finds with its code and level; only the first {@link MOST_FINDINGS} count. */
export function defineCheck<C extends FindingCode>(definition: CheckDefinition<C>): Check {
  const { code, level } = definition;
  return {
    ...definition,
    find: (facts, context) =>
      definition
        .find(facts, context)
        .slice(0, MOST_FINDINGS)
        .map(({ sectionId, place = {}, variant, level: own = level, params = {} }) => {
          return { code, level: own, sectionId, place, variant, params };
        }),
  };
}

/** Params by which a sentence names a row of the plan. */
export function rowParams(row: PlanRow): { type: string; number: string; title: string } {
  return {
    type: row.type === 'attestation' ? (row.attestation ?? row.type) : row.type,
    number: row.number,
    title: row.title,
  };
}

export const isBlank = (text: string): boolean => text.trim() === '';
