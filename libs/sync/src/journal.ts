/** Who made a change, by person and by the institution the person belonged to at that moment. */
export interface UpdateAuthor {
  /** Null: the server itself. */
  userId: string | null;
  institutionId: string | null;
}

/** One change to be kept. */
export interface JournalEntry {
  documentId: string;
  /** A Yjs update, encoding v1. */
  update: Uint8Array;
  author: UpdateAuthor;
  /** Yjs client ids of which the update has new structs. The earliest row that names an id tells whose it is. */
  clientIds: readonly number[];
}

/** A committed change. */
export interface JournalRow {
  seq: number;
  update: Uint8Array;
}

/** A document as it was stored. */
export interface LoadedDocument {
  /** A Yjs state as update (v1), null before the first compaction. */
  snapshot: Uint8Array | null;
  /** What of the snapshot is integrated, as a Yjs state vector; null with `snapshot`. */
  stateVector: Uint8Array | null;
  /** Counts compactions; 0 before the first. */
  snapshotVersion: number;
  /** Every row that no snapshot has taken in, ascending. */
  updates: JournalRow[];
  /** Highest sequence number known of the document, 0 for an empty one. */
  lastSeq: number;
}

/** Replaces rows by a snapshot that holds them. */
export interface Compaction {
  documentId: string;
  snapshot: Uint8Array;
  stateVector: Uint8Array;
  /** The rows taken in, exactly: with several writers a lower number may be committed later than a higher one. */
  foldedSeqs: readonly number[];
  /** The version of the snapshot that this one was built on. */
  baseVersion: number;
}

/**
 * The only truth about documents. Appends are independent of each other: Yjs updates commute, so their order in the journal is
 * of no consequence, and an update that was stored twice does no harm. That makes every append repeatable.
 */
export interface Journal {
  /** @throws when the document cannot be read in full; never returns less than what is stored. */
  load(documentId: string): Promise<LoadedDocument>;
  /**
   * What a reader lacks that knows the snapshot of this version and these rows: only the other rows, or the whole document when
   * there is another snapshot by now.
   */
  refresh(documentId: string, snapshotVersion: number, knownSeqs: readonly number[]): Promise<LoadedDocument>;
  /**
   * Appends all of them, of any documents, or none. Resolves with their sequence numbers only after the commit.
   *
   * @throws {RejectedEntryError} when the storage is there and will not take one of them, ever
   */
  append(entries: readonly JournalEntry[]): Promise<number[]>;
  /**
   * Stores the snapshot and deletes the rows that it folds, at once or not at all.
   * Resolves with the new version, or with null when `baseVersion` is no longer the stored one: the snapshot may then lack what
   * the stored one holds, and the caller must load again.
   */
  compact(compaction: Compaction): Promise<number | null>;
  /** Sets a row aside that cannot be decoded, so that it is neither loaded nor deleted. */
  quarantine(documentId: string, seq: number, reason: string): Promise<void>;
}

/** The storage works and refuses an entry for what it holds. */
export class RejectedEntryError extends Error {
  override readonly name = 'RejectedEntryError';
}
