/** The other nodes, by what was heard of them. Times are milliseconds of a clock that only goes forward. */
export class Peers {
  private readonly heard = new Map<string, number>();
  private readonly silent = new Map<string, number>();

  /**
   * @param silentAfterMs without a sign of life a node counts as silent
   * @param forgottenAfterMs a silent node is not expected back any more
   */
  constructor(
    private readonly silentAfterMs: number,
    private readonly forgottenAfterMs: number,
  ) {}

  /** Nodes that were heard lately. */
  get alive(): number {
    return this.heard.size;
  }

  /** Some node went silent without a farewell: dead, or cut off and still serving people. */
  get someSilent(): boolean {
    return this.silent.size > 0;
  }

  /** @returns what the node was until now */
  hear(nodeId: string, now = performance.now()): 'known' | 'new' | 'silent' {
    const before = this.heard.has(nodeId) ? 'known' : this.silent.delete(nodeId) ? 'silent' : 'new';
    this.heard.set(nodeId, now);
    return before;
  }

  /** A node said farewell. */
  remove(nodeId: string): void {
    this.heard.delete(nodeId);
    this.silent.delete(nodeId);
  }

  /** @returns the nodes that have become silent since the last check */
  check(now = performance.now()): string[] {
    for (const [nodeId, since] of this.silent) if (now - since > this.forgottenAfterMs) this.silent.delete(nodeId);
    const gone = [...this.heard].filter(([, at]) => now - at > this.silentAfterMs).map(([nodeId]) => nodeId);
    for (const nodeId of gone) {
      this.heard.delete(nodeId);
      this.silent.set(nodeId, now);
    }
    return gone;
  }
}
