/**
 * How deep types may lie in types at most, without looking: as deep as when it was measured last, and one deeper for every type
 * since.
 */
export class NestingBound {
  private depth = 0;
  private total = 0;

  /** Infinite while nothing is known. */
  get bound(): number {
    return this.depth;
  }

  /** Begins with a document of which nothing is known. */
  forget(): void {
    this.depth = Infinity;
  }

  /** Takes note of new types. */
  add(types: number): void {
    this.depth += types;
    this.total += types;
  }

  /** What has been added up to now, for {@link measured}. */
  mark(): number {
    return this.total;
  }

  /** The document was so deep at the mark. */
  measured(depth: number, mark: number): void {
    this.depth = Math.min(this.depth, depth + this.total - mark);
  }
}
