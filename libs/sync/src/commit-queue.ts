import type { Journal, JournalEntry, UpdateAuthor } from './journal.js';
import type { SyncLimits } from './limits.js';
import { mergeInChunks } from './merge.js';
import type { Scheduler } from './scheduler.js';
import type { SyncLog } from './transport.js';

/** A row that has just been committed. */
export interface CommittedRow {
  seq: number;
  bytes: number;
}

/** What the queue tells its room. */
export interface CommitQueueListener {
  /** Everything enqueued up to `index` is committed. */
  committed(index: number, rows: CommittedRow[]): void;
  /** The buffer is full (false), or everything is committed again after it was (true). */
  writable(writable: boolean): void;
}

type Entry = Omit<JournalEntry, 'documentId'>;

/**
 * The way of one document's changes into the journal. One round of appends is under way while the next one gathers; a round that
 * fails is tried again, with growing pauses, until it passes: nothing is given up and nothing is reported before its commit.
 */
export class CommitQueue {
  /** Index of the newest entry, 0 before the first. */
  lastIndex = 0;
  /** Every entry up to this index is committed. */
  committedIndex = 0;
  private waiting: Entry[] = [];
  private inFlight: Entry[] = [];
  private bufferedBytes = 0;
  private running = false;
  private stopped = false;
  private full = false;
  private waiters: { index: number; resolve: () => void }[] = [];
  private failures = 0;

  constructor(
    private readonly documentId: string,
    private readonly journal: Journal,
    private readonly limits: SyncLimits,
    private readonly scheduler: Scheduler,
    private readonly log: SyncLog,
    private readonly listener: CommitQueueListener,
  ) {}

  /** False while too much is waiting for a journal that does not take it. */
  get isWritable(): boolean {
    return !this.full;
  }

  get isIdle(): boolean {
    return this.committedIndex === this.lastIndex;
  }

  /** Whether the last attempt failed. */
  get isFailing(): boolean {
    return this.failures > 0;
  }

  enqueue(entry: Entry): void {
    this.lastIndex++;
    this.waiting.push(entry);
    this.bufferedBytes += entry.update.length;
    if (!this.full && this.bufferedBytes > this.limits.maxUncommittedBytes) {
      this.full = true;
      this.listener.writable(false);
    }
    this.run();
  }

  /** Resolves when everything enqueued so far is committed. */
  flushed(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push({ index: this.lastIndex, resolve }));
  }

  /** Gives up: what is not committed by now will not be. */
  stop(): void {
    this.stopped = true;
  }

  private run(): void {
    if (this.running || this.stopped) return;
    this.running = true;
    void this.rounds();
  }

  private async rounds(): Promise<void> {
    while (this.waiting.length > 0 && !this.stopped) {
      const upTo = this.lastIndex;
      this.inFlight = mergeByAuthor(this.waiting);
      this.waiting = [];
      const rows = await this.untilCommitted();
      if (!rows) return;
      this.committedIndex = upTo;
      this.bufferedBytes = this.waiting.reduce((sum, entry) => sum + entry.update.length, 0);
      this.listener.committed(upTo, rows);
      this.waiters = this.waiters.filter(({ index, resolve }) => {
        if (index <= upTo) resolve();
        return index > upTo;
      });
      if (this.full && this.bufferedBytes < this.limits.maxUncommittedBytes / 2) {
        this.full = false;
        this.listener.writable(true);
      }
    }
    this.running = false;
  }

  private async untilCommitted(): Promise<CommittedRow[] | null> {
    const rows: CommittedRow[] = [];
    for (;;) {
      const entries = this.inFlight;
      const results = await Promise.allSettled(
        entries.map(async (entry) => this.journal.append({ documentId: this.documentId, ...entry })),
      );
      this.inFlight = entries.filter((entry, at) => {
        const result = results[at];
        if (result?.status !== 'fulfilled') return true;
        rows.push({ seq: result.value, bytes: entry.update.length });
        return false;
      });
      if (this.inFlight.length === 0) {
        this.failures = 0;
        return rows;
      }
      if (this.stopped) return null;
      this.failures++;
      const failed = results.find((result) => result.status === 'rejected');
      this.log.warn('journal append failed', {
        documentId: this.documentId,
        attempt: this.failures,
        error: failed ? String(failed.reason) : 'unknown',
      });
      const { retryMinMs, retryMaxMs } = this.limits;
      const pause = Math.min(retryMinMs * 2 ** Math.min(this.failures - 1, 10), retryMaxMs);
      await new Promise<void>((resolve) => this.scheduler.after(pause, resolve));
    }
  }
}

function authorKey(author: UpdateAuthor): string {
  return `${author.userId ?? ''} ${author.institutionId ?? ''}`;
}

/** One row per author where possible: fewer rows cost less than merging a few small updates. */
function mergeByAuthor(entries: Entry[]): Entry[] {
  if (entries.length < 2) return entries;
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = authorKey(entry.author);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0] as Entry;
    if (group.length === 1) return [first];
    const clientIds = [...new Set(group.flatMap((entry) => entry.clientIds))];
    return mergeInChunks(group.map((entry) => entry.update)).map((update) => ({
      update,
      author: first.author,
      clientIds,
    }));
  });
}
