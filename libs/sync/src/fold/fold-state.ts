import { DamagedStateError, type Folded, type FoldJob } from '../folder.js';
import { foldCore, type FoldOutcome } from './fold-core.js';

/** @throws {DamagedStateError} */
export function unwrap(outcome: FoldOutcome): Folded {
  if ('damaged' in outcome) throw new DamagedStateError('the state cannot be decoded', { cause: outcome.damaged });
  return outcome;
}

/**
 * Applies updates on top of a state in a fresh Yjs document. What Yjs cannot take of the updates is left out and named.
 *
 * @throws {DamagedStateError} when the base cannot be decoded
 */
export function foldState(job: FoldJob): Folded {
  return unwrap(foldCore(job));
}
