import type { FindingCode } from './finding.js';

/** What each check can find; every variant has a sentence in each language. */
export const FINDING_VARIANTS = {
  V01: ['empty', 'below-minimum'],
  V02: ['differs'],
  V03: ['differs'],
  V04: ['differs', 'computed'],
  V05: ['negative', 'not-half', 'distance'],
  V06: ['missing', 'no-form', 'no-hours', 'not-last'],
  V07: ['no-form'],
  V08: ['no-module', 'no-assessment', 'no-result'],
  V09: ['no-function', 'not-in-catalogue'],
  V10: ['category'],
  V11: ['no-type', 'no-competences', 'no-qualification', 'no-activities'],
  V12: ['differs'],
  V13: ['above-limit'],
  V14: ['no-implementer', 'no-agreement', 'not-signed', 'not-covered'],
  V15: ['unassigned', 'remainder', 'outsider'],
  V16: ['old', 'dead-link'],
  V17: ['missing', 'empty', 'no-field', 'no-title', 'no-hours', 'no-wording', 'template', 'template-text'],
  V18: ['own-work', 'own-institution'],
  V19: ['no-remark', 'no-recommendation', 'open'],
  V20: ['other-text', 'too-early'],
  V21: ['not-listed'],
  V22: ['below-threshold'],
  V23: ['not-yet', 'expired'],
  V24: ['not-permitted'],
} as const satisfies Readonly<Record<FindingCode, readonly string[]>>;

export type FindingVariant<C extends FindingCode = FindingCode> = (typeof FINDING_VARIANTS)[C][number];
