import type { ExportedThread } from '@soproekt/contracts';
import type { Labels } from './labels.js';
import type { SourceRow, SourceSection } from './read-document.js';

/** By kind of section; what a list prints without a heading has no name here either. */
type Columns = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the tables of an export call their columns, and the passport its fields. */
export function columnsOf({ plan, results, passport, assessment, abbreviations, ...labels }: Labels): Columns {
  const { lectures, practice, selfStudy, internship, distance, allHours } = labels;
  return {
    passport: {
      ...passport,
      distance: passport.withDistance,
      learnerCategories: passport.learners,
      startsOn: passport.period,
      endsOn: passport.period,
    },
    'study-plan': {
      title: plan.module,
      planSection: plan.section,
      total: allHours,
      lectures,
      practice,
      selfStudy,
      internship,
      distance,
      control: plan.control,
      implementers: plan.implementer,
      results: plan.results,
    },
    'planned-results': {
      code: results.code,
      wording: results.wording,
      competence: results.competence,
      aspect: results.aspect,
      jobFunctions: results.functions,
      duty: results.functions,
      evidence: results.evidence,
    },
    'assessment-materials': {
      planRow: assessment.of,
      results: assessment.results,
      requirements: assessment.requirements,
      criteria: assessment.criteria,
      examples: assessment.examples,
      attempts: assessment.attempts,
    },
    abbreviations: { short: abbreviations.short, meaning: abbreviations.meaning },
  };
}

/** Which row and column of a table, or which field, a thread is about; empty: neither, or they have no names. */
export function aboutCell(
  labels: Labels,
  { rowId, column, quote }: Pick<ExportedThread, 'rowId' | 'column' | 'quote'>,
  sections: readonly SourceSection[],
  section: SourceSection,
): string {
  // Hours of a calendar lie in their period under `<kind>:<row of the plan>`.
  const planRowId = section.kind === 'calendar' ? column?.split(':')[1] : undefined;
  const known = sections.flatMap(({ rows }) => rows);
  const nameOf = (id: string | null | undefined): string => rowWords(known.find((row) => row.id === id));
  const words = planRowId === undefined ? columnWords(labels, section.kind, column) : nameOf(rowId);
  const row = nameOf(planRowId ?? rowId);
  // A remark on a whole row quotes its name.
  return [words, row === '' || row === quote ? '' : labels.quoted(row)].filter((text) => text !== '').join(', ');
}

function columnWords(labels: Labels, kind: string, column: string | null): string {
  const columns = columnsOf(labels);
  const own = Object.hasOwn(columns, kind) ? columns[kind] : undefined;
  const words = column !== null && own && Object.hasOwn(own, column) ? own[column] : undefined;
  return typeof words === 'string' ? words : '';
}

function rowWords(row: SourceRow | undefined): string {
  for (const key of ['title', 'wording', 'text', 'meaning', 'short', 'code']) {
    const text = row?.cells[key];
    if (typeof text === 'string' && text !== '') return text.replace(/\s+/g, ' ').trim();
  }
  return '';
}
