/** A document to be brought into its shortest form. */
export interface FoldJob {
  /** A Yjs state as update (v1). */
  base: Uint8Array | null;
  /** Updates on top of it, in any order. */
  updates: readonly Uint8Array[];
}

/** What became of it. */
export interface Folded {
  /** The state as one update, parts that wait for others included. */
  state: Uint8Array;
  /** What of it is integrated. */
  stateVector: Uint8Array;
  /** Bytes of the parts that wait for updates which are not there. */
  pendingBytes: number;
  /**
   * At most so deep do types lie in types, now and for everyone who builds the document from the job's bytes; one at the top of a root
   * has depth 1.
   */
  nesting: number;
  /** Positions in `updates` of those that Yjs could not apply; they are not in the state. */
  refused: number[];
}

/** The job took too long or too much memory and was ended. Something in it is crafted, or it is far too large. */
export class FoldAbortedError extends Error {
  override readonly name = 'FoldAbortedError';
}

/** The base itself cannot be decoded. */
export class DamagedStateError extends Error {
  override readonly name = 'DamagedStateError';
}

/**
 * Applies updates by Yjs, away from the thread that serves people: integrating a crafted update can take minutes, and nothing
 * inside the same thread could end it.
 */
export interface Folder {
  /** @throws {FoldAbortedError} {@link DamagedStateError} */
  fold(job: FoldJob): Promise<Folded>;
}
