/** The committed rows of a document that no snapshot holds yet. */
export class Tail {
  private seqs: number[] = [];
  private size = 0;

  get rows(): number {
    return this.seqs.length;
  }

  get bytes(): number {
    return this.size;
  }

  add(seq: number, bytes: number): void {
    this.seqs.push(seq);
    this.size += bytes;
  }

  /** The rows to fold now. */
  list(): number[] {
    return [...this.seqs];
  }

  /** Forgets rows that were folded; `bytes` is what they were counted with. */
  remove(folded: readonly number[], bytes: number): void {
    const gone = new Set(folded);
    this.seqs = this.seqs.filter((seq) => !gone.has(seq));
    this.size = this.seqs.length === 0 ? 0 : Math.max(0, this.size - bytes);
  }
}
