import type { JobFunction, StandardImportReport } from '@soproekt/contracts';

/** A standard as a file gives it. Absent: the file says nothing about it, and what the catalogue has stays. */
export interface ImportedStandard {
  readonly code: string;
  readonly title: string;
  readonly basis?: string;
  readonly audience?: readonly string[];
  readonly functions: readonly JobFunction[];
}

export type Rejection = StandardImportReport['rejected'][number];

/** What a file holds. */
export interface ReadStandards {
  readonly standards: readonly ImportedStandard[];
  readonly rejected: readonly Rejection[];
}
