/** Bounds and intervals of the engine. Sizes in bytes, times in milliseconds. */
export interface SyncLimits {
  /** Largest frame taken from a client; a larger one closes its connection with 1009. */
  maxMessageBytes: number;
  /** Messages per second and connection over a long time; above it the connection is read more slowly, not closed. */
  messagesPerSecond: number;
  /** Messages a connection may send at once before it is slowed down. */
  messageBurst: number;
  /** Bytes per second and connection over a long time; slowed down above it. */
  bytesPerSecond: number;
  /** Bytes a connection may send at once before it is slowed down. */
  byteBurst: number;
  /** Unsent bytes at which a connection that reads too slowly is cut (4508); answers to SyncStep1 come on top. */
  maxOutgoingBytes: number;
  /** Largest awareness message; a larger one is passed over. */
  maxAwarenessBytes: number;
  /** Largest awareness state of one client id, in characters of JSON. */
  maxAwarenessLength: number;
  /** Characters of awareness states per second and connection over a long time, and at once; read more slowly above it. */
  awarenessPerSecond: number;
  awarenessBurst: number;
  /** Client ids one connection may introduce. */
  maxClientIdsPerConnection: number;
  /** How long awareness changes are collected. */
  awarenessIntervalMs: number;
  /** A connection to which nothing was sent for this long gets an empty message (stock clients hang up after 30 s). */
  keepAliveMs: number;
  /** Uncommitted bytes of one document at which further edits are refused until the journal works again. */
  maxUncommittedBytes: number;
  /** The same of all documents of the process together. */
  maxUncommittedTotalBytes: number;
  /**
   * Shortest time between two appends to the journal: one commit serves what this time brings. The first change after a
   * pause is written at once; one for which no other comes along waits up to 10 ms longer.
   */
  commitWindowMs: number;
  /** Largest number of rows and bytes of one append. */
  commitRows: number;
  commitBytes: number;
  /** First and longest pause between attempts to append to a failing journal. */
  retryMinMs: number;
  retryMaxMs: number;
  /** How long a document without connections stays in memory. */
  unloadDelayMs: number;
  /** A document in use is compacted when its tail has this many rows or bytes. */
  compactRows: number;
  compactBytes: number;
  /** Pause before compacting a document in use, so that it does not stand in the way of typing. */
  compactDelayMs: number;
  /** A document being unloaded is compacted when its tail has this many rows. */
  compactRowsOnUnload: number;
  /** How long a shutdown waits for the last commits. */
  shutdownMs: number;
  /** Connections of one person to all documents; further ones are refused (4506). */
  maxConnectionsPerUser: number;
  /** Connections to one document; further ones are refused (4506). */
  maxConnectionsPerDocument: number;
  /** Size of a document's state above which it takes no more insertions; deletions pass, so that it can be made smaller. */
  maxDocumentBytes: number;
  /** Bytes of a document that may wait for updates which are not there. */
  maxPendingBytes: number;
  /** Yjs clients that one update may speak of. */
  maxClientsPerUpdate: number;
  /** Updates with more structs or bytes than this are tried in the worker before anyone else gets them. */
  trialStructs: number;
  trialBytes: number;
  /** How deep types may lie in types. Yjs and the editors on it go down by recursion, which ends with the stack. */
  maxNesting: number;
  /** How long the worker may take for one document before it is ended. */
  foldTimeoutMs: number;
  /** How often nodes compare what they have of a document that several of them have open. */
  compareMs: number;
}

/** What holds unless configured otherwise. */
export const defaultLimits: SyncLimits = {
  maxMessageBytes: 2 * 1024 * 1024,
  messagesPerSecond: 4_000,
  messageBurst: 10_000,
  bytesPerSecond: 4 * 1024 * 1024,
  byteBurst: 16 * 1024 * 1024,
  maxOutgoingBytes: 4 * 1024 * 1024,
  maxAwarenessBytes: 256 * 1024,
  maxAwarenessLength: 32 * 1024,
  awarenessPerSecond: 32 * 1024,
  awarenessBurst: 256 * 1024,
  maxClientIdsPerConnection: 4,
  awarenessIntervalMs: 50,
  keepAliveMs: 15_000,
  maxUncommittedBytes: 8 * 1024 * 1024,
  maxUncommittedTotalBytes: 128 * 1024 * 1024,
  commitWindowMs: 11,
  commitRows: 1_000,
  commitBytes: 4 * 1024 * 1024,
  retryMinMs: 100,
  retryMaxMs: 5_000,
  unloadDelayMs: 10_000,
  compactRows: 6_000,
  compactBytes: 512 * 1024,
  compactDelayMs: 1_000,
  compactRowsOnUnload: 20,
  shutdownMs: 20_000,
  maxConnectionsPerUser: 60,
  maxConnectionsPerDocument: 500,
  maxDocumentBytes: 32 * 1024 * 1024,
  maxPendingBytes: 1024 * 1024,
  maxClientsPerUpdate: 10_000,
  trialStructs: 500,
  trialBytes: 64 * 1024,
  maxNesting: 200,
  foldTimeoutMs: 10_000,
  compareMs: 5_000,
};
