import type { ProgrammeFacts, TextFacts } from '@soproekt/domain';
import { isStructured } from '../rows/row-maps.js';
import type { SectionFacts } from './section-facts.js';

/** A standing section, as far as facts are read from it. */
export interface SectionPart {
  readonly id: string;
  readonly kind: string;
  readonly facts: SectionFacts;
  /** Its text, or the prose beside its rows. */
  readonly text: TextFacts | null;
}

type Lists = 'plan' | 'planSections' | 'results' | 'assessments' | 'sources' | 'conditions' | 'abbreviations';
type Listed = { readonly [K in Lists]: ProgrammeFacts[K] };

/** Puts sections together, in reading order. A list that only one section contributes to stays that list. */
export function combine(parts: readonly SectionPart[]): ProgrammeFacts {
  const sectionOf: Record<string, string> = {};
  for (const { id, kind } of parts) if (isStructured(kind)) sectionOf[kind] ??= id;
  const listed = <K extends Lists>(key: K): Listed[K] => {
    const lists = parts.flatMap(({ facts }) => (facts[key] ? [facts[key]] : []));
    return (lists.length === 1 ? lists[0] : lists.flat()) as Listed[K];
  };
  return {
    passport: first(parts, 'passport'),
    plan: listed('plan'),
    planSections: listed('planSections'),
    results: listed('results'),
    calendar: first(parts, 'calendar'),
    assessments: listed('assessments'),
    sources: listed('sources'),
    conditions: listed('conditions'),
    abbreviations: listed('abbreviations'),
    texts: parts.flatMap(({ text }) => (text ? [text] : [])),
    sectionOf,
    sectionOrder: parts.map(({ id }) => id),
  };
}

function first<K extends 'passport' | 'calendar'>(
  parts: readonly SectionPart[],
  key: K,
): NonNullable<SectionFacts[K]> | null {
  for (const { facts } of parts) {
    const found = facts[key];
    if (found) return found;
  }
  return null;
}
