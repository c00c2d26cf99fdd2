/** The checks of a programme (their rules are listed in docs/checks.md). */
export const FINDING_CODES = [
  'V01', 'V02', 'V03', 'V04', 'V05', 'V06', 'V07', 'V08', 'V09', 'V10', 'V11', 'V12',
  'V13', 'V14', 'V15', 'V16', 'V17', 'V18', 'V19', 'V20', 'V21', 'V22', 'V23', 'V24',
] as const; // prettier-ignore
export type FindingCode = (typeof FINDING_CODES)[number];

export const FINDING_LEVELS = ['error', 'warning', 'hint'] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** Where in its section a finding is: a row and, where one is meant, its column; or a field of the passport. All absent: the section. */
export interface FindingPlace {
  readonly rowId?: string;
  /** A key of the row (`lectures`, `total`, `control`, `results`…); of the calendar `<kind>:<planRowId>`. */
  readonly column?: string;
  readonly field?: string;
}

/** Numbers and names for the sentence. */
export type FindingParams = Readonly<Record<string, string | number>>;

export interface Finding {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  /** Null: no section of the needed kind is there. */
  readonly sectionId: string | null;
  readonly place: FindingPlace;
  /** Which sentence of its code: some checks find several things (`V08`: `no-module`, `no-assessment`, `no-result`). */
  readonly variant: string;
  readonly params: FindingParams;
}

/** How far a programme is: findings by level, and the share of the checks that apply and find no error, 0 to 100. */
export interface Readiness {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly percent: number;
}
