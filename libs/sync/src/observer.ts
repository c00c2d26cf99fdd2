/** Hears what happens often; for figures. Must be quick and must not throw. Times in milliseconds. */
export interface SyncObserver {
  /** A change is committed, this long after it was received. */
  committed(ms: number): void;
  /** A change was handed to the sockets of everybody else, this long after it was received. */
  fannedOut(ms: number, receivers: number): void;
  /** A connection was refused or ended by the engine, with this close code. */
  closed(code: number): void;
  /** An edit was refused. */
  refused(reason: string): void;
  /** A document was folded in the worker. */
  folded(ms: number, outcome: 'ok' | 'aborted' | 'failed'): void;
}

/** The engine at this moment. */
export interface SyncStats {
  documents: number;
  connections: number;
  /** Changes taken and not committed yet. */
  uncommittedBytes: number;
  /** Age of the oldest of them in milliseconds, 0 when there is none. */
  oldestUncommittedMs: number;
  /** Appends in a row that the storage took nothing of; 0: it works. */
  journalFailures: number;
  /** Documents whose last append failed. */
  failingDocuments: number;
  /** Documents that take no edits because too much is waiting. */
  blockedDocuments: number;
}
