/**
 * Bytes on their way into the journal, of all documents of the process together. A bound for each document alone would let hundreds of
 * them fill the memory while the storage is away, and lose everything that is buffered.
 */
export class UncommittedBudget {
  private used = 0;
  private readonly waiting = new Set<() => void>();

  /** @param most bytes */
  constructor(private readonly most: number) {}

  /** Nothing more should be taken. */
  get isExhausted(): boolean {
    return this.used > this.most;
  }

  /** There is room again: well below the bound, so that documents do not go to and fro at its edge. */
  get hasRoom(): boolean {
    return this.used < this.most / 2;
  }

  add(bytes: number): void {
    this.used += bytes;
  }

  release(bytes: number): void {
    this.used -= bytes;
    if (!this.hasRoom || this.waiting.size === 0) return;
    const told = [...this.waiting];
    this.waiting.clear();
    for (const tell of told) tell();
  }

  /** Calls back once when there is room again; the same function is kept once. */
  whenRoom(tell: () => void): void {
    this.waiting.add(tell);
  }

  /** Takes {@link whenRoom} back. */
  forget(tell: () => void): void {
    this.waiting.delete(tell);
  }
}
