/** What a batch is made of. */
interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Bounds of one batch. */
export interface GroupCommitOptions<Item> {
  maxItems: number;
  maxBytes: number;
  sizeOf: (item: Item) => number;
  /** Whether the batch failed because of one of its items, so that the others deserve a try of their own. */
  isItemError: (error: unknown) => boolean;
}

/**
 * Collects items while one batch is being written, and writes them as the next. Under low load an item waits for nothing but the
 * end of the tick; under high load batches grow by themselves.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private busy = false;

  constructor(
    private readonly write: (items: Item[]) => Promise<Result[]>,
    private readonly options: GroupCommitOptions<Item>,
  ) {}

  /** Items that are not written yet. */
  get backlog(): number {
    return this.waiting.length;
  }

  /** Resolves when the item is written. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.busy) return;
      this.busy = true;
      // The end of the tick: what other documents got in the same tick comes along.
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) await this.writeBatch(this.nextBatch());
    this.busy = false;
  }

  private nextBatch(): Waiting<Item, Result>[] {
    const { maxItems, maxBytes, sizeOf } = this.options;
    let bytes = 0;
    let count = 0;
    for (const { item } of this.waiting) {
      bytes += sizeOf(item);
      if (count > 0 && (count >= maxItems || bytes > maxBytes)) break;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async writeBatch(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, at) => resolve(results[at] as Result));
    } catch (error) {
      if (batch.length > 1 && this.options.isItemError(error)) {
        for (const single of batch) await this.writeBatch([single]);
        return;
      }
      for (const { reject } of batch) reject(error);
    }
  }
}
