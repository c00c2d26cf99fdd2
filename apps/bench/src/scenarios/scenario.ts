import type { Random } from '@soproekt/testing';
import type { Contestant, Kept } from '../contestants/contestant.js';
import type { Lab } from '../lab.js';

/** What one round of a scenario found for one contestant. Units stand in docs/benchmarks.md. */
export interface Measurement {
  /** Of which the median over the rounds is taken. */
  values: Record<string, number>;
  /** Which are added up over the rounds. */
  counts?: Record<string, number>;
}

/** What a scenario works with. */
export interface Bench {
  readonly lab: Lab;
  readonly contestant: Contestant;
  /** The same for all contestants of a round, so that all get the same load. */
  readonly random: Random;
  /** Length of a measured window. */
  readonly seconds: number;
  /** How often a server is killed in one round. */
  readonly kills: number;
  /** Written data that later rounds begin with, for this scenario and contestant. */
  readonly memory: Map<string, Stored>;
  /** For things that a reader of the figures has to know. */
  note(text: string): void;
}

/** A document in the data that a deployment left behind. */
export interface Stored extends Kept {
  readonly documentId: string;
  /** Bytes of its state. */
  readonly bytes: number;
  readonly rows?: number;
}

export interface Scenario {
  /** As on the command line and in the results. */
  readonly name: string;
  readonly title: string;
  /** The contestants of a round are measured at once: for memory that takes its time, where neither speed nor processor time is the point. */
  readonly together?: boolean;
  /** Whether a contestant can take part. */
  takes(contestant: Contestant): boolean;
  measure(bench: Bench): Promise<Measurement>;
}
