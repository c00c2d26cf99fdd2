import { RejectedEntryError, type Journal, type JournalEntry } from './journal.js';
import type { SyncLimits } from './limits.js';
import type { Scheduler } from './scheduler.js';
import type { SyncLog } from './transport.js';
import { UncommittedBudget } from './uncommitted-budget.js';

/** One document's changes as the writer sees them. */
export interface WriterSource {
  readonly documentId: string;
  /** What to append next; the same again until {@link taken} or {@link failed} is called. */
  take(): readonly JournalEntry[];
  taken(seqs: number[]): void;
  failed(): void;
}

/**
 * When nothing else comes along, a change waits this much longer than the window at most. Shorter, and the timer goes off while people
 * type as well, mostly in vain.
 */
const PATIENCE_MS = 10;

/**
 * The way of all documents' changes into the journal: one append is under way while the next one gathers. After a pause a change is
 * written at once, with what came in the same tick; under load appends keep a distance of `commitWindowMs`, so that one statement and
 * one commit serve many changes. Then a change that comes begins the append rather than a timer: waking a process that sleeps costs
 * as much as an append. A failed append is tried again, with growing pauses, until it passes.
 */
export class JournalWriter {
  readonly budget: UncommittedBudget;
  private readonly ready = new Set<WriterSource>();
  private armed = false;
  private isLookingLater = false;
  private busy = false;
  private stopped = false;
  private begunAt = -Infinity;
  private failed = 0;

  constructor(
    private readonly journal: Journal,
    private readonly limits: SyncLimits,
    private readonly scheduler: Scheduler,
    private readonly log: SyncLog,
  ) {
    this.budget = new UncommittedBudget(limits.maxUncommittedTotalBytes);
  }

  /** Appends in a row that the storage took nothing of. */
  get failures(): number {
    return this.failed;
  }

  /** The source has something to append. */
  wake(source: WriterSource): void {
    this.ready.add(source);
    this.arm();
  }

  /** The source has gone. */
  forget(source: WriterSource): void {
    this.ready.delete(source);
  }

  /** Gives up: what is not committed by now will not be. */
  stop(): void {
    this.stopped = true;
  }

  private arm(): void {
    if (this.armed || this.busy || this.stopped || this.ready.size === 0) return;
    const wait = this.begunAt + this.limits.commitWindowMs - this.scheduler.now();
    if (wait <= 0) this.beginSoon();
    else this.lookLater(wait + PATIENCE_MS);
  }

  private beginSoon(): void {
    this.armed = true;
    this.scheduler.soon(() => {
      this.armed = false;
      if (!this.stopped && !this.busy) void this.run();
    });
  }

  /** Looks again later. Never cancelled: a timer that is cancelled wakes the process all the same. */
  private lookLater(ms: number): void {
    if (this.isLookingLater) return;
    this.isLookingLater = true;
    this.scheduler.after(ms, () => {
      this.isLookingLater = false;
      this.arm();
    });
  }

  private async run(): Promise<void> {
    this.busy = true;
    this.begunAt = this.scheduler.now();
    const error = await this.write(this.nextBatch());
    this.failed = error === undefined ? 0 : this.failed + 1;
    if (error !== undefined) await this.pauseAfter(error);
    this.busy = false;
    this.arm();
  }

  private nextBatch(): WriterSource[] {
    const batch: WriterSource[] = [];
    let bytes = 0;
    let rows = 0;
    for (const source of this.ready) {
      for (const { update } of source.take()) {
        bytes += update.length;
        rows++;
      }
      if (batch.length > 0 && (rows > this.limits.commitRows || bytes > this.limits.commitBytes)) break;
      batch.push(source);
    }
    for (const source of batch) this.ready.delete(source);
    return batch;
  }

  /** Returns why the storage took nothing; what it rejects for itself is put off alone. */
  private async write(batch: WriterSource[]): Promise<unknown> {
    const entries = batch.flatMap((source) => source.take());
    let seqs: number[];
    try {
      seqs = entries.length === 0 ? [] : await this.journal.append(entries);
    } catch (error) {
      if (!(error instanceof RejectedEntryError)) {
        for (const source of batch) this.putBack(source);
        return error ?? new Error('the journal failed');
      }
      if (batch.length === 1) this.putOff(batch[0] as WriterSource, error);
      else for (const source of batch) await this.write([source]);
      return undefined;
    }
    let at = 0;
    for (const source of batch) {
      const end = at + source.take().length;
      this.tell(source, seqs.slice(at, end));
      at = end;
    }
    return undefined;
  }

  /** The append has passed, whatever one of those who hear of it does. */
  private tell(source: WriterSource, seqs: number[]): void {
    try {
      source.taken(seqs);
    } catch (error) {
      this.log.warn('commit could not be told', { documentId: source.documentId, error: String(error) });
    }
  }

  private putBack(source: WriterSource): void {
    source.failed();
    this.ready.add(source);
  }

  private putOff(source: WriterSource, error: RejectedEntryError): void {
    source.failed();
    this.log.warn('journal entry rejected', { documentId: source.documentId, error: error.message });
    this.scheduler.after(this.limits.retryMaxMs, () => this.wake(source));
  }

  private async pauseAfter(error: unknown): Promise<void> {
    const { retryMinMs, retryMaxMs } = this.limits;
    this.log.warn('journal append failed', { attempt: this.failed, error: String(error) });
    const pause = Math.min(retryMinMs * 2 ** Math.min(this.failed - 1, 10), retryMaxMs);
    await new Promise<void>((resolve) => this.scheduler.after(pause, resolve));
  }
}
