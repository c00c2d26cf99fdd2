import type { Finding, FindingCode, FindingLevel } from './finding.js';
import { BASIS_NAMES, CHECK_TITLES, LEVEL_NAMES, type FindingLocale } from './messages/names.js';
import { readParams, type ParamReader } from './messages/params.js';
import { SENTENCES_EN } from './messages/sentences-en.js';
import { SENTENCES_RU } from './messages/sentences-ru.js';
import { CHECKS } from './registry.js';

type AnySentences = Readonly<Record<string, Readonly<Record<string, (p: ParamReader) => string>>>>;
const SENTENCES: Readonly<Record<FindingLocale, AnySentences>> = { ru: SENTENCES_RU, en: SENTENCES_EN };

/** One sentence: what is wrong, with the numbers, and what to do. A variant of another version gets the title of its check. */
export function findingMessage(finding: Finding, locale: FindingLocale): string {
  const variants = SENTENCES[locale][finding.code] ?? {};
  const sentence = Object.hasOwn(variants, finding.variant) ? variants[finding.variant] : undefined;
  return sentence ? sentence(readParams(finding.params)) : checkTitle(finding.code, locale);
}

/** The short name of a check. */
export const checkTitle = (code: FindingCode, locale: FindingLocale): string => CHECK_TITLES[code]?.[locale] ?? code;

/** Where a check comes from, in words. */
export function checkBasis(code: FindingCode, locale: FindingLocale): string {
  const check = CHECKS.find((each) => each.code === code);
  return check ? BASIS_NAMES[check.basis][locale] : '';
}

export const levelName = (level: FindingLevel, locale: FindingLocale): string => LEVEL_NAMES[level][locale];
