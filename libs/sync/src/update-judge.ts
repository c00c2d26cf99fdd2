import type { DocumentLog } from './document-log.js';
import { FoldAbortedError } from './folder.js';
import type { SyncLimits } from './limits.js';
import type { Access, RefusalReason } from './protocol.js';
import type { Scheduler } from './scheduler.js';
import type { Trials } from './trials.js';
import { MalformedUpdateError, scanUpdate, type UpdateScan } from './update-scan.js';

/** For how long a document is not measured again that took too long to measure. */
const UNMEASURABLE_MS = 60_000;

/** The two messages that carry changes. */
export type StateKind = 'step2' | 'update';

/** Who sent an update. */
export interface Sender {
  readonly userId: string;
  readonly access: Access;
  readonly closed: boolean;
}

/** What a judge goes by. */
export interface JudgeContext {
  document: DocumentLog;
  limits: SyncLimits;
  trials: Trials;
  scheduler: Scheduler;
  /** Whether the journal takes changes. */
  isWritable(): boolean;
  /** Folds the document and waits for it. */
  fold(): Promise<unknown>;
}

/**
 * Judges the updates that come to one document, and changes nothing. In this order: {@link read} the bytes, await what
 * {@link prepare} asks for, then {@link isNews} and, of news, {@link refusal} say what is to become of them.
 */
export class UpdateJudge {
  /** No measuring of the depth before. */
  private unmeasurableUntil = -Infinity;

  constructor(private readonly context: JudgeContext) {}

  /** @throws {MalformedUpdateError} */
  read(update: Uint8Array): UpdateScan {
    const scan = scanUpdate(update, this.context.limits.maxClientsPerUpdate);
    if (scan.end !== update.length) throw new MalformedUpdateError('bytes behind the update');
    return scan;
  }

  /**
   * What must be waited for before the update can be judged; mostly nothing: null. It fails when the update is not to be taken:
   * with a {@link MalformedUpdateError}, or a {@link FoldAbortedError} when trying it takes too long.
   */
  prepare(sender: Sender, kind: StateKind, update: Uint8Array, scan: UpdateScan): Promise<unknown> | null {
    if (this.needsTrial(sender, update, scan)) return this.tryFirst(sender, update, scan);
    return this.mayHoldImplied(sender, kind, scan) ? this.context.fold() : null;
  }

  /** Whether the update brings anything. */
  isNews(sender: Sender, kind: StateKind, scan: UpdateScan): boolean {
    const { document } = this.context;
    if (!document.containsStructs(scan)) return true;
    if (scan.deletes.length === 0) return false;
    // A deletion in an update is as good as always new; looking it up would mean reading the whole folded state once.
    return (kind === 'update' && sender.access === 'write') || !document.contains(scan);
  }

  /** Why news of this sender are not taken; null when they are. */
  refusal(sender: Sender, update: Uint8Array, scan: UpdateScan): RefusalReason | null {
    const { document, isWritable } = this.context;
    const { maxDocumentBytes, maxPendingBytes } = this.context.limits;
    if (sender.access !== 'write') return 'read-only';
    if (!isWritable()) return 'storage-unavailable';
    // Deletions pass, so that the document can be made smaller, but not without end.
    const bound = scan.structs.length > 0 ? maxDocumentBytes : maxDocumentBytes * 1.25;
    if (document.bytes + update.length > bound) return 'document-full';
    if (document.fits(scan) || document.pendingBytes + update.length <= maxPendingBytes) return null;
    return 'too-much-pending';
  }

  private needsTrial(sender: Sender, update: Uint8Array, scan: UpdateScan): boolean {
    if (!this.isLarge(update, scan) && !this.mayBeTooDeep(scan)) return false;
    return !this.context.document.containsStructs(scan) && !this.refusal(sender, update, scan);
  }

  private isLarge(update: Uint8Array, scan: UpdateScan): boolean {
    const { trialStructs, trialBytes } = this.context.limits;
    return scan.count > trialStructs || update.length > trialBytes;
  }

  /** Each new type makes the document deeper by one at most; only when they could be too many must it be measured. */
  private mayBeTooDeep({ types }: UpdateScan): boolean {
    if (types === 0 || this.context.scheduler.now() < this.unmeasurableUntil) return false;
    return this.context.document.nesting.bound + types > this.context.limits.maxNesting;
  }

  /** Integrating a crafted update can take minutes: nobody gets a large one before the worker has managed it. */
  private async tryFirst(sender: Sender, update: Uint8Array, scan: UpdateScan): Promise<void> {
    const { document, trials, limits } = this.context;
    try {
      // What others add meanwhile may lie below the update.
      do {
        const job = document.foldJob(update);
        const mark = document.nesting.mark();
        const { refused, nesting } = await trials.run(sender.userId, job);
        if (sender.closed) return;
        if (refused.includes(job.updates.length - 1)) throw new MalformedUpdateError('Yjs cannot apply the update');
        if (scan.types > 0 && nesting > limits.maxNesting) throw new MalformedUpdateError('types nested too deeply');
        document.nesting.measured(nesting, mark);
      } while (scan.types > 0 && document.nesting.bound > limits.maxNesting);
    } catch (error) {
      if (!(error instanceof FoldAbortedError) || this.isLarge(update, scan)) throw error;
      // A document that cannot be folded hangs browsers in any case; those who are in it are not to be thrown out for an edit.
      this.unmeasurableUntil = this.context.scheduler.now() + UNMEASURABLE_MS;
    }
  }

  /**
   * What was inserted into something deleted meanwhile is deleted by every replica for itself. A reader who tells of such a deletion
   * brings nothing of his own; the folded state knows it too.
   */
  private mayHoldImplied(sender: Sender, kind: StateKind, scan: UpdateScan): boolean {
    const { document } = this.context;
    if (kind !== 'step2' || sender.access === 'write' || !document.hasTail) return false;
    return document.containsStructs(scan) && !document.contains(scan);
  }
}
