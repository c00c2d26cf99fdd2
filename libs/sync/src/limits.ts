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
  /** Largest awareness state of one client id, in characters of JSON. */
  maxAwarenessLength: number;
  /** Client ids one connection may introduce. */
  maxClientIdsPerConnection: number;
  /** How long awareness changes are collected. */
  awarenessIntervalMs: number;
  /** A connection to which nothing was sent for this long gets an empty message (stock clients hang up after 30 s). */
  keepAliveMs: number;
  /** Uncommitted bytes of one document at which further edits are refused until the journal works again. */
  maxUncommittedBytes: number;
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
}

/** What holds unless configured otherwise. */
export const defaultLimits: SyncLimits = {
  maxMessageBytes: 2 * 1024 * 1024,
  messagesPerSecond: 4_000,
  messageBurst: 10_000,
  bytesPerSecond: 4 * 1024 * 1024,
  byteBurst: 16 * 1024 * 1024,
  maxOutgoingBytes: 4 * 1024 * 1024,
  maxAwarenessLength: 32 * 1024,
  maxClientIdsPerConnection: 4,
  awarenessIntervalMs: 50,
  keepAliveMs: 15_000,
  maxUncommittedBytes: 8 * 1024 * 1024,
  retryMinMs: 100,
  retryMaxMs: 5_000,
  unloadDelayMs: 10_000,
  compactRows: 500,
  compactBytes: 512 * 1024,
  compactDelayMs: 1_000,
  compactRowsOnUnload: 20,
  shutdownMs: 20_000,
};
