/** Goes through everything anew, a few at a time. Asked again while it runs, it begins once more afterwards. */
export class Sweep<T> {
  private running = false;
  private again = false;

  /**
   * @param items what there is at the beginning of a round
   * @param visit must not reject
   * @param parallel most visits at once
   */
  constructor(
    private readonly items: () => Iterable<T>,
    private readonly visit: (item: T) => Promise<void>,
    private readonly parallel = 8,
  ) {}

  async run(): Promise<void> {
    this.again = true;
    if (this.running) return;
    this.running = true;
    try {
      while (this.again) {
        this.again = false;
        await this.round();
      }
    } finally {
      this.running = false;
    }
  }

  private async round(): Promise<void> {
    const pending = [...this.items()];
    const worker = async (): Promise<void> => {
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) await this.visit(next);
    };
    await Promise.all(Array.from({ length: this.parallel }, worker));
  }
}
