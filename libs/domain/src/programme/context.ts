import type { InstitutionKind } from '../institution.js';
import type { ProgrammeType } from './facts.js';

/** An order or law that a programme may name as its basis. */
export interface NormativeBasis {
  readonly key: string;
  readonly title: string;
  /** `YYYY-MM-DD`, both inclusive; null: not known, or still in force. */
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
}

/** Parts that a programme must have; of each there is a section kind or a text role. */
export const PROGRAMME_PARTS = [
  'goal',
  'planned-results',
  'study-plan',
  'calendar',
  'module-syllabi',
  'conditions',
  'attestation',
  'assessment-materials',
] as const;
export type ProgrammePart = (typeof PROGRAMME_PARTS)[number];

/** Limits that a workspace may set for itself. */
export interface ProgrammeSettings {
  readonly minHours: Readonly<Record<ProgrammeType, number>>;
  /** Most academic hours a day. */
  readonly dailyLoad: number;
  /** For calendars by weeks. */
  readonly studyDaysPerWeek: number;
  /** Least share of practice in the total, 0 to 1. */
  readonly practiceShare: number;
  /** Main literature may be so many years old. */
  readonly literatureYears: number;
  readonly mandatoryParts: readonly ProgrammePart[];
  readonly bases: readonly NormativeBasis[];
  /** Kinds of institution that may retrain teachers. */
  readonly teacherTraining: readonly InstitutionKind[];
}

export interface ContextInstitution {
  readonly id: string;
  readonly shortName: string;
  readonly kind: InstitutionKind;
}

/** An occupational standard, as far as the checks need it. */
export interface StandardFacts {
  readonly code: string;
  /** Categories of learners that it is for. */
  readonly audience: readonly string[];
  /** Codes of its functions: `B/02.7`. */
  readonly functions: readonly string[];
}

/** A signed agreement between institutions. */
export interface AgreementFacts {
  readonly institutionIds: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
  readonly signed: boolean;
}

export interface ReviewFacts {
  readonly kind: 'internal' | 'external';
  readonly reviewerId: string;
  readonly reviewerInstitutionId: string | null;
  /** Answers "no" to a criterion. */
  readonly refusals: readonly {
    readonly criterion: string;
    readonly remark: string;
    readonly recommendation: string;
    readonly closed: boolean;
  }[];
}

export interface SignOffFacts {
  readonly institutionId: string;
  readonly at: string;
  readonly textHash: string;
}

/** What the document does not tell by itself. Undefined: not known (yet), and the checks that need it do not apply. */
export interface CheckContext {
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly settings: ProgrammeSettings;
  /** Parties of the workspace. */
  readonly institutions: readonly ContextInstitution[];
  readonly standards?: readonly StandardFacts[];
  /** By address: whether it answered when it was asked last. */
  readonly links?: ReadonlyMap<string, boolean>;
  readonly agreements?: readonly AgreementFacts[];
  readonly authorIds?: readonly string[];
  readonly reviews?: readonly ReviewFacts[];
  readonly approval?: { readonly at: string; readonly textHash: string };
  readonly signOffs?: readonly SignOffFacts[];
}
