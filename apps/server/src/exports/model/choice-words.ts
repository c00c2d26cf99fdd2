import type { Labels } from './labels.js';
import { date } from './typography.js';

/** Columns that are ticked or not. */
const FLAGS: ReadonlySet<string> = new Set(['distance', 'forTeachers']);

/** The words of choices, by column: no two kinds of section have a column of one name with other values. */
function choicesOf({ passport, assessment, results, conditions, calendar }: Labels): Readonly<Record<string, object>> {
  return {
    programmeType: passport.types,
    form: passport.forms,
    attestation: assessment.kinds,
    competence: results.competences,
    aspect: results.aspects,
    group: conditions.groups,
    unit: { week: calendar.week, day: calendar.day },
  };
}

/** A value of a column in words: a choice, a flag or a day that is stored as a key; anything else as it is. */
export function choiceWords(labels: Labels, locale: 'ru' | 'en', column: string, value: string): string {
  if (FLAGS.has(column) && (value === 'true' || value === 'false')) return value === 'true' ? labels.yes : labels.no;
  return wordOf(choicesOf(labels)[column], value) ?? date(value, locale);
}

/** The word under a key; undefined: there is none. The key may be anything. */
export function wordOf(words: unknown, key: string): string | undefined {
  if (typeof words !== 'object' || words === null || !Object.hasOwn(words, key)) return undefined;
  const word = (words as Readonly<Record<string, unknown>>)[key];
  return typeof word === 'string' ? word : undefined;
}
