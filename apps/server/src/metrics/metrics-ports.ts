import type { SyncStats } from '@soproekt/sync';

/** Token of `() => SyncStats`: the engine at this moment, asked at every scrape and by the readiness check. */
export const SYNC_STATS = Symbol('SYNC_STATS');

/** Token of `() => number`: open socket.io connections. */
export const LIVE_SOCKETS = Symbol('LIVE_SOCKETS');

/** What {@link SYNC_STATS} gives. */
export type ReadSyncStats = () => SyncStats;

/** What {@link LIVE_SOCKETS} gives. */
export type CountLiveSockets = () => number;

/** What the figures need of the line between several nodes (`SYNC_BUS`). */
export interface BusLine {
  readonly connected: boolean;
}
