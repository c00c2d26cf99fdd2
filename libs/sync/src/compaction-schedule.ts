import type { SyncLimits } from './limits.js';
import type { Scheduler } from './scheduler.js';

const LONGEST_PAUSE_MS = 600_000;

/** When a document is compacted: not at once, so that it does not stand in the way of typing, and ever more seldom when it fails. */
export class CompactionSchedule {
  private scheduled = false;
  private failures = 0;
  /** A document that cannot be folded would keep the worker from all others. */
  private notBefore = -Infinity;

  constructor(
    private readonly context: { limits: SyncLimits; scheduler: Scheduler },
    /** Compacts. @throws when it failed */
    private readonly compact: () => Promise<unknown>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Compacts after a pause, once for all calls meanwhile. */
  later(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.context.scheduler.after(this.context.limits.compactDelayMs, () => {
      void this.now().finally(() => {
        this.scheduled = false;
      });
    });
  }

  /** Compacts, unless it failed a short time ago. Never throws. */
  async now(): Promise<void> {
    const { limits, scheduler } = this.context;
    if (scheduler.now() < this.notBefore) return;
    try {
      await this.compact();
      this.failures = 0;
    } catch (error) {
      this.failures++;
      this.notBefore = scheduler.now() + Math.min(limits.retryMaxMs * 2 ** this.failures, LONGEST_PAUSE_MS);
      this.onFailure(error);
    }
  }
}
