/** Counts what a connection spends. It may go into debt; the caller then stops reading until the debt is paid. */
export class TokenBucket {
  private tokens: number;
  private countedAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.countedAt = now;
  }

  /** Spends `cost` and returns the milliseconds to wait until the account is even again, 0 when it is. */
  spend(cost: number, now: number): number {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.countedAt) / 1000) * this.perSecond) - cost;
    this.countedAt = now;
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / this.perSecond) * 1000);
  }
}
