import type { CheckContext } from '../context.js';
import type { ProgrammeFacts } from '../facts.js';
import type { FindingCode } from '../finding.js';

/** What a finding is expected to be: `at` is `section/row/column` or `section/field`. */
export interface ExpectedFinding {
  readonly code: FindingCode;
  readonly variant: string;
  readonly at: string;
  /** The whole sentence; not given: not compared. */
  readonly ru?: string;
}

/** A fault put into the demo programme or what is known around it, and all that is then found. */
export interface BrokenCase {
  readonly name: string;
  spoil(facts: ProgrammeFacts, context: CheckContext): Partial<{ facts: ProgrammeFacts; context: CheckContext }>;
  readonly expected: readonly ExpectedFinding[];
}
