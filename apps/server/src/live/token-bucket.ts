/** Lets bursts pass and holds the average. */
export class TokenBucket {
  private tokens: number;
  private last: number;

  /**
   * @param size most events at once
   * @param perSecond events per second in the long run
   * @param now milliseconds
   */
  constructor(
    private readonly size: number,
    private readonly perSecond: number,
    now = performance.now(),
  ) {
    this.tokens = size;
    this.last = now;
  }

  /** @returns false when there is nothing left */
  take(now = performance.now()): boolean {
    this.tokens = Math.min(this.size, this.tokens + ((now - this.last) / 1000) * this.perSecond);
    this.last = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
