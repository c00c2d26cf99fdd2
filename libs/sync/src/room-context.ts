import type { Bus } from './bus.js';
import type { CommittedRow } from './commit-queue.js';
import type { Folder } from './folder.js';
import type { Journal } from './journal.js';
import type { JournalWriter } from './journal-writer.js';
import type { SyncLimits } from './limits.js';
import type { SyncObserver } from './observer.js';
import type { Scheduler } from './scheduler.js';
import type { SyncLog } from './transport.js';
import type { Trials } from './trials.js';

/** What a room shares with all others. */
export interface RoomContext {
  journal: Journal;
  writer: JournalWriter;
  folder: Folder;
  trials: Trials;
  bus: Bus | null;
  limits: SyncLimits;
  scheduler: Scheduler;
  log: SyncLog;
  observer: SyncObserver;
  /** Changes up to `seq` are committed. */
  onCommitted(documentId: string, seq: number, rows: readonly CommittedRow[]): void;
}

/** What a room tells the hub. */
export interface RoomOwner {
  /** The last connection has gone. */
  empty(): void;
  /** The document in memory can no longer be trusted and must be loaded anew. */
  broken(): void;
  /** The room is no longer there. */
  closed(): void;
}

/** An update that the room did not take. */
export class UpdateRefusedError extends Error {
  override readonly name = 'UpdateRefusedError';
}
