import type { Folded, FoldJob } from '../folder.js';

export type FoldInput = FoldJob;

/** What was folded, or why the base cannot be decoded. */
export type FoldOutcome = Folded | { damaged: string };

/** Applies updates on top of a state. Updates that Yjs cannot take are left out and named. */
export function foldCore(input: FoldInput): FoldOutcome;
