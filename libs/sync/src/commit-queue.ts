import type { JournalEntry, UpdateAuthor } from './journal.js';
import type { JournalWriter, WriterSource } from './journal-writer.js';
import type { SyncLimits } from './limits.js';
import { joinUpdates } from './update-join.js';

/** A row that has just been committed. */
export interface CommittedRow {
  seq: number;
  bytes: number;
  /** Who made the change; null: unknown. */
  userId: string | null;
}

/** What the queue tells its room. */
export interface CommitQueueListener {
  /** Everything enqueued up to `index` is committed; `since` are the times at which the changes were received. */
  committed(index: number, rows: CommittedRow[], since: readonly number[]): void;
  /** The buffer is full (false), or has room again after it was (true). */
  writable(writable: boolean): void;
}

/** A change on its way into the journal. */
export interface QueuedChange {
  update: Uint8Array;
  author: UpdateAuthor;
  clientIds: readonly number[];
  /** When it was received. */
  at: number;
}

/** The way of one document's changes into the journal. Nothing is given up and nothing is reported before its commit. */
export class CommitQueue implements WriterSource {
  /** Index of the newest change, 0 before the first. */
  lastIndex = 0;
  /** Every change up to this index is committed. */
  committedIndex = 0;
  private waiting: QueuedChange[] = [];
  private inFlight: { entries: JournalEntry[]; upTo: number; since: number[]; bytes: number } | null = null;
  private waitingBytes = 0;
  private full = false;
  private stopped = false;
  private failing = false;
  private waiters: { index: number; resolve: () => void }[] = [];

  constructor(
    readonly documentId: string,
    private readonly writer: JournalWriter,
    private readonly limits: SyncLimits,
    private readonly listener: CommitQueueListener,
  ) {}

  /** False while too much, of this document or of all together, is waiting for a journal that does not take it. */
  get isWritable(): boolean {
    return !this.full;
  }

  get isIdle(): boolean {
    return this.committedIndex === this.lastIndex;
  }

  /** Whether the last attempt failed. */
  get isFailing(): boolean {
    return this.failing;
  }

  /** Bytes not committed yet. */
  get bufferedBytes(): number {
    return this.waitingBytes + (this.inFlight?.bytes ?? 0);
  }

  /** When the oldest change that is not committed was received, null when all are. */
  get oldestAt(): number | null {
    return this.inFlight?.since[0] ?? this.waiting[0]?.at ?? null;
  }

  enqueue(change: QueuedChange): void {
    this.lastIndex++;
    this.waiting.push(change);
    this.waitingBytes += change.update.length;
    if (!this.stopped) this.writer.budget.add(change.update.length);
    if (!this.full && (this.bufferedBytes > this.limits.maxUncommittedBytes || this.writer.budget.isExhausted)) {
      this.full = true;
      this.listener.writable(false);
    }
    if (!this.inFlight) this.writer.wake(this);
  }

  /** Resolves when everything enqueued so far is committed. */
  flushed(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push({ index: this.lastIndex, resolve }));
  }

  /** Gives up: what is not committed by now will not be. */
  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.writer.forget(this);
    this.writer.budget.forget(this.openAgain);
    this.writer.budget.release(this.bufferedBytes);
  }

  take(): readonly JournalEntry[] {
    if (!this.inFlight) {
      const changes = this.waiting;
      this.inFlight = {
        entries: mergeByAuthor(this.documentId, changes),
        upTo: this.lastIndex,
        since: changes.map(({ at }) => at),
        bytes: this.waitingBytes,
      };
      this.waiting = [];
      this.waitingBytes = 0;
    }
    return this.inFlight.entries;
  }

  taken(seqs: number[]): void {
    const { inFlight } = this;
    if (!inFlight) return;
    this.inFlight = null;
    this.failing = false;
    this.committedIndex = inFlight.upTo;
    const rows = inFlight.entries.map(({ update, author }, at) => ({
      seq: seqs[at] as number,
      bytes: update.length,
      userId: author.userId,
    }));
    if (this.waiting.length > 0) this.writer.wake(this);
    this.listener.committed(inFlight.upTo, rows, inFlight.since);
    this.waiters = this.waiters.filter(({ index, resolve }) => {
      if (index <= inFlight.upTo) resolve();
      return index > inFlight.upTo;
    });
    if (!this.stopped) this.writer.budget.release(inFlight.bytes);
    this.openAgain();
  }

  failed(): void {
    this.failing = true;
  }

  private readonly openAgain = (): void => {
    if (!this.full || this.stopped || this.bufferedBytes >= this.limits.maxUncommittedBytes / 2) return;
    if (!this.writer.budget.hasRoom) {
      this.writer.budget.whenRoom(this.openAgain);
      return;
    }
    this.full = false;
    this.listener.writable(true);
  };
}

/** One row per author where possible. */
function mergeByAuthor(documentId: string, changes: QueuedChange[]): JournalEntry[] {
  const groups = new Map<string, QueuedChange[]>();
  for (const change of changes) {
    const key = `${change.author.userId ?? ''} ${change.author.institutionId ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].flatMap((group) => {
    const { author } = group[0] as QueuedChange;
    const clientIds =
      group.length === 1 ? group[0]?.clientIds : [...new Set(group.flatMap((change) => change.clientIds))];
    const updates = joinUpdates(group.map(({ update }) => update));
    return updates.map((update) => ({ documentId, update, author, clientIds: clientIds ?? [] }));
  });
}
