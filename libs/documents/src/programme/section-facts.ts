import {
  ATTESTATIONS,
  CALENDAR_UNITS,
  COMPETENCES,
  PROGRAMME_TYPES,
  RESULT_ASPECTS,
  SOURCE_GROUPS,
  STUDY_FORMS,
  type AbbreviationRow,
  type AssessmentRow,
  type Calendar,
  type ConditionRow,
  type Passport,
  type PlanRow,
  type PlanSection,
  type ResultRow,
  type SourceRow,
} from '@soproekt/domain';
import { readCells, type Cells } from '../rows/cell-value.js';
import { hoursOfPeriod } from '../rows/calendar-hours.js';
import { fieldsOf, rawRow, type StructuredSection } from '../rows/row-maps.js';
import { rowsIn, type RowView } from '../rows/row-view.js';
import { planNumbers } from './numbering.js';
import { choice, flag, list, number, string, text } from './read-cells.js';

/** What one section contributes to the facts of a programme. */
export interface SectionFacts {
  readonly passport?: Passport;
  readonly plan?: readonly PlanRow[];
  readonly planSections?: readonly PlanSection[];
  readonly results?: readonly ResultRow[];
  readonly calendar?: Calendar;
  readonly assessments?: readonly AssessmentRow[];
  readonly sources?: readonly SourceRow[];
  readonly conditions?: readonly ConditionRow[];
  readonly abbreviations?: readonly AbbreviationRow[];
}

export function sectionFacts(sectionId: string, section: StructuredSection): SectionFacts {
  const rows = rowsIn(section);
  const place = (row: RowView): { sectionId: string; id: string } => ({ sectionId, id: row.id });
  const ofType = (type: string): RowView[] => rows.filter((row) => row.type === type);
  switch (section.kind) {
    case 'passport':
      return { passport: passportOf(sectionId, readCells(section.schema.fields, fieldsOf(section.map))) };
    case 'study-plan':
      return {
        plan: planRows(
          sectionId,
          rows.filter(({ type }) => type !== 'plan-section'),
        ),
        planSections: ofType('plan-section').map((row) => ({
          ...place(row),
          code: text(row.cells, 'code'),
          title: text(row.cells, 'title'),
        })),
      };
    case 'planned-results':
      return { results: rows.map((row) => ({ ...place(row), ...resultOf(row.cells) })) };
    case 'calendar':
      return { calendar: calendarOf(sectionId, section, rows) };
    case 'assessment-materials':
      return { assessments: rows.map((row) => ({ ...place(row), ...assessmentOf(row.cells) })) };
    case 'conditions':
      return {
        sources: ofType('source').map((row) => ({
          ...place(row),
          group: choice(row.cells, 'group', SOURCE_GROUPS),
          text: text(row.cells, 'text'),
          year: number(row.cells, 'year'),
          url: text(row.cells, 'url'),
        })),
        conditions: rows.flatMap((row) =>
          row.type === 'equipment' || row.type === 'staff'
            ? [
                {
                  ...place(row),
                  type: row.type,
                  text: text(row.cells, 'text'),
                  institutionId: string(row.cells, 'institution'),
                },
              ]
            : [],
        ),
      };
    case 'abbreviations':
      return {
        abbreviations: rows.map((row) => ({
          ...place(row),
          short: text(row.cells, 'short'),
          meaning: text(row.cells, 'meaning'),
        })),
      };
  }
}

function planRows(sectionId: string, rows: readonly RowView[]): PlanRow[] {
  const plain = rows.map(({ id, type, parentId, cells }) => ({
    id,
    type: type as PlanRow['type'],
    parentId,
    attestation: type === 'attestation' ? choice(cells, 'attestation', ATTESTATIONS) : null,
    cells,
  }));
  const numbers = planNumbers(plain);
  return plain.map(({ cells, ...row }) => ({
    sectionId,
    ...row,
    number: numbers.get(row.id) ?? '',
    title: text(cells, 'title'),
    hours: {
      lectures: number(cells, 'lectures'),
      practice: number(cells, 'practice'),
      selfStudy: number(cells, 'selfStudy'),
      internship: number(cells, 'internship'),
    },
    total: number(cells, 'total'),
    distance: number(cells, 'distance'),
    control: text(cells, 'control'),
    implementers: list(cells, 'implementers'),
    results: list(cells, 'results'),
    planSectionId: string(cells, 'planSection'),
  }));
}

function resultOf(cells: Cells): Omit<ResultRow, 'id' | 'sectionId'> {
  return {
    code: text(cells, 'code'),
    wording: text(cells, 'wording'),
    competence: choice(cells, 'competence', COMPETENCES),
    aspect: choice(cells, 'aspect', RESULT_ASPECTS),
    jobFunctions: list(cells, 'jobFunctions'),
    duty: text(cells, 'duty'),
    evidence: text(cells, 'evidence'),
  };
}

function assessmentOf(cells: Cells): Omit<AssessmentRow, 'id' | 'sectionId'> {
  return {
    title: text(cells, 'title'),
    planRowId: string(cells, 'planRow'),
    results: list(cells, 'results'),
    requirements: text(cells, 'requirements'),
    criteria: text(cells, 'criteria'),
    examples: text(cells, 'examples'),
    attempts: number(cells, 'attempts'),
  };
}

function calendarOf(sectionId: string, section: StructuredSection, rows: readonly RowView[]): Calendar {
  const fields = readCells(section.schema.fields, fieldsOf(section.map));
  return {
    sectionId,
    unit: choice(fields, 'unit', CALENDAR_UNITS) ?? 'week',
    periods: rows.map(({ id, cells }) => {
      const map = rawRow(section, id)?.map;
      return {
        sectionId,
        id,
        title: text(cells, 'title'),
        startsOn: string(cells, 'startsOn'),
        hours: map ? hoursOfPeriod(map) : [],
      };
    }),
  };
}

function passportOf(sectionId: string, fields: Cells): Passport {
  return {
    sectionId,
    programmeType: choice(fields, 'programmeType', PROGRAMME_TYPES),
    goal: text(fields, 'goal'),
    learners: text(fields, 'learners'),
    learnerCategories: list(fields, 'learnerCategories'),
    standards: list(fields, 'standards'),
    form: choice(fields, 'form', STUDY_FORMS),
    distance: flag(fields, 'distance'),
    term: text(fields, 'term'),
    totalHours: number(fields, 'totalHours'),
    organisations: list(fields, 'organisations'),
    basis: string(fields, 'basis'),
    approvedOn: string(fields, 'approvedOn'),
    startsOn: string(fields, 'startsOn'),
    endsOn: string(fields, 'endsOn'),
    competences: text(fields, 'competences'),
    qualification: text(fields, 'qualification'),
    activities: text(fields, 'activities'),
    forTeachers: flag(fields, 'forTeachers'),
  };
}
