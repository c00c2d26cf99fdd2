export { Hub, HubClosedError, type HubOptions } from './hub.js';
export { UpdateRefusedError } from './room-context.js';
export { Connection, type ConnectOptions } from './connection.js';
export { defaultLimits, type SyncLimits } from './limits.js';
export type { Bus } from './bus.js';
export type { CommittedRow } from './commit-queue.js';
export { DamagedStateError, FoldAbortedError, type FoldJob, type Folded, type Folder } from './folder.js';
export type { SyncObserver, SyncStats } from './observer.js';
export { systemScheduler, type Scheduler } from './scheduler.js';
export type { SyncLog, SyncUser, Transport } from './transport.js';
export {
  RejectedEntryError,
  type Compaction,
  type Journal,
  type JournalEntry,
  type JournalRow,
  type LoadedDocument,
  type UpdateAuthor,
} from './journal.js';
export { MalformedUpdateError, scanUpdate, type ClockRange, type UpdateScan } from './update-scan.js';
export {
  ACKNOWLEDGE_PARAMETER,
  MessageType,
  ProtocolError,
  SyncType,
  decodeClientMessage,
  encodeAccess,
  encodeAwareness,
  encodeCommitted,
  encodePermissionDenied,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  REFUSAL_REASONS,
  isFinalCloseCode,
  type Access,
  type ClientMessage,
  type RefusalReason,
} from './protocol.js';
