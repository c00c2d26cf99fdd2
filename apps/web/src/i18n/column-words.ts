import { STRUCTURED_KINDS } from '@soproekt/documents';
import type { TFunction } from 'i18next';

/** Columns by kind of section; `kind/type of row` where rows of one section have different ones. */
const COLUMNS = {
  'study-plan': {
    title: 'structured:plan.column.title',
    planSection: 'structured:plan.full.planSection',
    total: 'structured:plan.full.total',
    lectures: 'structured:plan.full.lectures',
    practice: 'structured:plan.full.practice',
    selfStudy: 'structured:plan.full.selfStudy',
    internship: 'structured:plan.full.internship',
    distance: 'structured:plan.full.distance',
    control: 'structured:plan.full.control',
    implementers: 'structured:plan.full.implementers',
    results: 'structured:plan.full.results',
  },
  'study-plan/plan-section': { code: 'structured:plan.sections.code', title: 'structured:plan.sections.name' },
  'planned-results': {
    code: 'structured:results.code',
    wording: 'structured:results.wording',
    competence: 'structured:results.competenceTitle',
    aspect: 'structured:results.aspectTitle',
    jobFunctions: 'structured:results.jobFunctions',
    duty: 'structured:results.duty',
    modules: 'structured:results.modules',
    assessment: 'structured:results.assessment',
    evidence: 'structured:results.evidence',
  },
  calendar: { unit: 'structured:calendar.unit' },
  'assessment-materials': {
    title: 'structured:assessment.title',
    planRow: 'structured:assessment.planRow',
    results: 'structured:assessment.results',
    requirements: 'structured:assessment.requirements',
    criteria: 'structured:assessment.criteria',
    examples: 'structured:assessment.examples',
    attempts: 'structured:assessment.attempts',
  },
  conditions: {
    text: 'structured:conditions.source',
    year: 'structured:conditions.year',
    url: 'structured:conditions.url',
    institution: 'structured:conditions.institution',
  },
  'conditions/equipment': { text: 'structured:conditions.equipmentText' },
  'conditions/staff': { text: 'structured:conditions.staffText' },
  abbreviations: { short: 'structured:abbreviations.short', meaning: 'structured:abbreviations.meaning' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

type Columns = Readonly<Record<string, string>>;

/**
 * What the table or the passport calls a column or field; empty: it has no such column. The column may be anything: it comes from
 * whoever raised the remark.
 */
export function columnWords(
  t: TFunction,
  { kind, rowType, column }: { readonly kind: string; readonly rowType?: string; readonly column: string },
): string {
  if (kind === 'passport') {
    const { fields } = STRUCTURED_KINDS.passport;
    return Object.hasOwn(fields, column) ? t(`passport:field.${column as keyof typeof fields}`) : '';
  }
  for (const table of [`${kind}/${rowType ?? ''}`, kind]) {
    const columns: Columns = Object.hasOwn(COLUMNS, table) ? COLUMNS[table as keyof typeof COLUMNS] : {};
    if (Object.hasOwn(columns, column)) return t(columns[column] as never);
  }
  return '';
}
