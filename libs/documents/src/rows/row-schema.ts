import {
  ATTESTATIONS,
  CALENDAR_UNITS,
  COMPETENCES,
  PROGRAMME_TYPES,
  RESULT_ASPECTS,
  SOURCE_GROUPS,
  STUDY_FORMS,
} from '@soproekt/domain';

/**
 * What a cell or field holds. In the Y.Map: `text` a Y.Text; `number`, `flag`, `date` (`YYYY-MM-DD`), `choice` and `ref` (an id) plain
 * values; `refs` a plain array of ids or keys, without doubles. A missing key is an empty cell.
 */
export type Cell =
  | { readonly type: 'text'; readonly multiline?: boolean }
  | { readonly type: 'number' }
  | { readonly type: 'flag' }
  | { readonly type: 'date' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  /** `to`: what the ids are of. `key`: a key of a catalogue or of the settings. */
  | { readonly type: 'ref' | 'refs'; readonly to: 'institution' | 'row' | 'key' };

export interface RowType {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Types of row that it may stand under; empty: it stands by itself. */
  readonly parents: readonly string[];
}

export interface StructuredKind {
  /** Single values of the section, in its map `fields`. */
  readonly fields: Readonly<Record<string, Cell>>;
  /** Types of rows, in its map `rows`. */
  readonly rows: Readonly<Record<string, RowType>>;
}

const text: Cell = { type: 'text' };
const long: Cell = { type: 'text', multiline: true };
const number: Cell = { type: 'number' };
const date: Cell = { type: 'date' };
const choice = (values: readonly string[]): Cell => ({ type: 'choice', values });
const rowRefs: Cell = { type: 'refs', to: 'row' };
const rowRef: Cell = { type: 'ref', to: 'row' };
const institutions: Cell = { type: 'refs', to: 'institution' };
const keys: Cell = { type: 'refs', to: 'key' };

const planCells = {
  title: text,
  lectures: number,
  practice: number,
  selfStudy: number,
  internship: number,
  distance: number,
  total: number,
  control: text,
  implementers: institutions,
  results: rowRefs,
  planSection: rowRef,
} as const;

const row = (cells: Readonly<Record<string, Cell>>, parents: readonly string[] = []): RowType => ({ cells, parents });

/** The structured section kinds. A row has `type`, `order`, optional `parentId` and `removed`, and one key for each cell. */
export const STRUCTURED_KINDS = {
  passport: {
    fields: {
      programmeType: choice(PROGRAMME_TYPES),
      goal: long,
      learners: long,
      learnerCategories: keys,
      standards: keys,
      form: choice(STUDY_FORMS),
      distance: { type: 'flag' },
      term: text,
      totalHours: number,
      organisations: institutions,
      basis: { type: 'ref', to: 'key' },
      approvedOn: date,
      startsOn: date,
      endsOn: date,
      competences: long,
      qualification: long,
      activities: long,
      forTeachers: { type: 'flag' },
    },
    rows: {},
  },
  'study-plan': {
    fields: {},
    rows: {
      module: row(planCells),
      topic: row(planCells, ['module']),
      attestation: row({ ...planCells, attestation: choice(ATTESTATIONS) }, ['', 'module']),
      'plan-section': row({ code: text, title: text }),
    },
  },
  'planned-results': {
    fields: {},
    rows: {
      result: row({
        code: text,
        wording: long,
        competence: choice(COMPETENCES),
        aspect: choice(RESULT_ASPECTS),
        jobFunctions: keys,
        duty: long,
        evidence: long,
      }),
    },
  },
  // Hours lie in the period, one key each: `<kind of hours>:<row of the study plan>`, see calendarKey.
  calendar: {
    fields: { unit: choice(CALENDAR_UNITS) },
    rows: { period: row({ title: text, startsOn: date }) },
  },
  'assessment-materials': {
    fields: {},
    rows: {
      assessment: row({
        title: text,
        planRow: rowRef,
        results: rowRefs,
        requirements: long,
        criteria: long,
        examples: long,
        attempts: number,
      }),
    },
  },
  conditions: {
    fields: {},
    rows: {
      source: row({ group: choice(SOURCE_GROUPS), text: long, year: number, url: text }),
      equipment: row({ text: long, institution: { type: 'ref', to: 'institution' } }),
      staff: row({ text: long, institution: { type: 'ref', to: 'institution' } }),
    },
  },
  abbreviations: {
    fields: {},
    rows: { abbreviation: row({ short: text, meaning: text }) },
  },
} as const satisfies Readonly<Record<string, StructuredKind>>;

export type StructuredSectionKind = keyof typeof STRUCTURED_KINDS;
