/**
 * A programme as plain data: what `libs/documents` reads out of a document and the checks judge. Nothing here is validated: a number
 * may be negative, a reference may lead nowhere, a choice may be missing. Hours are academic hours.
 */

export const PROGRAMME_TYPES = ['pk', 'pp'] as const;
/** `pk`: professional upgrading (повышение квалификации); `pp`: professional retraining (профессиональная переподготовка). */
export type ProgrammeType = (typeof PROGRAMME_TYPES)[number];

export const STUDY_FORMS = ['full-time', 'part-time', 'extramural'] as const;
/** очная, очно-заочная, заочная */
export type StudyForm = (typeof STUDY_FORMS)[number];

export const HOUR_KINDS = ['lectures', 'practice', 'selfStudy', 'internship'] as const;
/** The columns that make up a row's total. */
export type HourKind = (typeof HOUR_KINDS)[number];
export type Hours = Readonly<Record<HourKind, number | null>>;

export const ATTESTATIONS = ['entry', 'intermediate', 'final'] as const;
/** entry diagnostics, intermediate and final assessment */
export type Attestation = (typeof ATTESTATIONS)[number];

export const COMPETENCES = ['universal', 'professional', 'subject-methodical'] as const;
export type Competence = (typeof COMPETENCES)[number];

export const RESULT_ASPECTS = ['know', 'can'] as const;
export type ResultAspect = (typeof RESULT_ASPECTS)[number];

export const CALENDAR_UNITS = ['week', 'day'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

export const SOURCE_GROUPS = ['normative', 'main', 'additional', 'electronic', 'internet'] as const;
/** Lists of the conditions: normative documents, main and additional literature, electronic materials, internet resources. */
export type SourceGroup = (typeof SOURCE_GROUPS)[number];

/** Something that stands in a section; ids are those of the document. */
export interface RowPlace {
  readonly sectionId: string;
  readonly id: string;
}

export interface PlanRow extends RowPlace {
  readonly type: 'module' | 'topic' | 'attestation';
  /** The module that a topic (or an intermediate assessment) belongs to; null: stands by itself. */
  readonly parentId: string | null;
  /** Only of attestations. */
  readonly attestation: Attestation | null;
  /** As printed: 1, 1.1, 0, ПА, ИА; computed from the order. */
  readonly number: string;
  readonly title: string;
  /** Declared hours; null: not declared, for a module with topics then their sum. */
  readonly hours: Hours;
  /** Declared total; null: not declared, then the sum of the kinds. */
  readonly total: number | null;
  /** Of which with distance technologies. */
  readonly distance: number | null;
  /** Form of control. */
  readonly control: string;
  /** Institutions that deliver it; several: jointly; none in a topic: as its module. */
  readonly implementers: readonly string[];
  /** Rows of the planned results. */
  readonly results: readonly string[];
  /** Row of the list of plan sections; null: none. */
  readonly planSectionId: string | null;
}

export interface PlanSection extends RowPlace {
  /** НПР */
  readonly code: string;
  /** нормативно-правовой */
  readonly title: string;
}

export interface ResultRow extends RowPlace {
  readonly code: string;
  readonly wording: string;
  readonly competence: Competence | null;
  readonly aspect: ResultAspect | null;
  /** Keys of functions in the catalogue of occupational standards: `01.011 B/02.7`. */
  readonly jobFunctions: readonly string[];
  /** Labour action, or duty of the qualification handbook (ЕКС), in words. */
  readonly duty: string;
  /** What of the learner's work shows the result, in words. */
  readonly evidence: string;
}

export interface CalendarPeriod extends RowPlace {
  readonly title: string;
  /** `YYYY-MM-DD`; null: «неделя 1…» without a date. */
  readonly startsOn: string | null;
  /** Hours by row of the study plan; only numbers that are there. */
  readonly hours: readonly { readonly planRowId: string; readonly kind: HourKind; readonly hours: number }[];
}

export interface Calendar {
  readonly sectionId: string;
  readonly unit: CalendarUnit;
  /** In order. */
  readonly periods: readonly CalendarPeriod[];
}

export interface AssessmentRow extends RowPlace {
  readonly title: string;
  /** The module or attestation of the study plan that it belongs to. */
  readonly planRowId: string | null;
  readonly results: readonly string[];
  readonly requirements: string;
  readonly criteria: string;
  readonly examples: string;
  readonly attempts: number | null;
}

export interface SourceRow extends RowPlace {
  readonly group: SourceGroup | null;
  readonly text: string;
  readonly year: number | null;
  readonly url: string;
}

/** Equipment or staff: a line of the conditions. */
export interface ConditionRow extends RowPlace {
  readonly type: 'equipment' | 'staff';
  readonly text: string;
  readonly institutionId: string | null;
}

export interface AbbreviationRow extends RowPlace {
  readonly short: string;
  readonly meaning: string;
}

export interface Passport {
  readonly sectionId: string;
  readonly programmeType: ProgrammeType | null;
  readonly goal: string;
  readonly learners: string;
  /** Categories as the catalogue of standards names them. */
  readonly learnerCategories: readonly string[];
  /** Codes of occupational standards: `01.011`. */
  readonly standards: readonly string[];
  readonly form: StudyForm | null;
  /** With distance technologies. */
  readonly distance: boolean;
  readonly term: string;
  /** Declared workload. */
  readonly totalHours: number | null;
  readonly organisations: readonly string[];
  /** Key of the order that the programme is based on, from the settings. */
  readonly basis: string | null;
  /** `YYYY-MM-DD` */
  readonly approvedOn: string | null;
  /** Dates of the delivery, `YYYY-MM-DD`. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** Of upgrading: the competences to be improved or obtained. */
  readonly competences: string;
  /** Of retraining. */
  readonly qualification: string;
  readonly activities: string;
  /** Retraining for teaching in general education. */
  readonly forTeachers: boolean;
}

/** A text section, or the prose beside the rows of another (role null), as far as checks read it. */
export interface TextFacts {
  readonly sectionId: string;
  /** What part of a programme it is, if it says so: `explanatory-note`, `module-syllabi`, `title-page`, `sign-off-sheet`. */
  readonly role: string | null;
  readonly title: string;
  readonly text: string;
}

/** Everything that the document itself tells. Of kinds that occur twice, rows of all are here; of passport and calendar the first. */
export interface ProgrammeFacts {
  readonly passport: Passport | null;
  /** In reading order: each module is followed by its topics. */
  readonly plan: readonly PlanRow[];
  readonly planSections: readonly PlanSection[];
  readonly results: readonly ResultRow[];
  readonly calendar: Calendar | null;
  readonly assessments: readonly AssessmentRow[];
  readonly sources: readonly SourceRow[];
  readonly conditions: readonly ConditionRow[];
  readonly abbreviations: readonly AbbreviationRow[];
  readonly texts: readonly TextFacts[];
  /** The first section of each structured kind, to have a place for what is missing. */
  readonly sectionOf: Readonly<Record<string, string>>;
  /** Ids of all sections as they are read; without it findings follow the usual order of a programme. */
  readonly sectionOrder?: readonly string[];
}
