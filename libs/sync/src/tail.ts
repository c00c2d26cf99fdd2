/** The committed rows of a document that no snapshot holds yet. */
export class Tail {
  private readonly sizes = new Map<number, number>();
  private size = 0;

  get rows(): number {
    return this.sizes.size;
  }

  get bytes(): number {
    return this.size;
  }

  add(seq: number, bytes: number): void {
    if (this.sizes.has(seq)) return;
    this.sizes.set(seq, bytes);
    this.size += bytes;
  }

  /** The rows to fold now. */
  list(): number[] {
    return [...this.sizes.keys()];
  }

  /** Forgets rows that were folded. */
  remove(folded: readonly number[]): void {
    for (const seq of folded) {
      this.size -= this.sizes.get(seq) ?? 0;
      this.sizes.delete(seq);
    }
  }
}
