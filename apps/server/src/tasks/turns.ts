/** Nobody else may stand in line. */
export class NoTurnError extends Error {
  override readonly name = 'NoTurnError';
}

/** Lets so many act at a time; the others wait in the order in which they came. */
export class Turns {
  private readonly waiting = new Set<() => void>();
  private active = 0;

  /** @param maxWaiting how many may stand in line */
  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting = Infinity,
  ) {}

  /**
   * @param signal gives the place in the line up
   * @param patient stands in line even when it is full
   * @throws NoTurnError when the line is full; the signal's reason when it came first
   */
  async run<T>(act: () => Promise<T>, signal?: AbortSignal, patient = false): Promise<T> {
    if (this.active < this.atOnce) this.active++;
    else await this.turn(signal, patient);
    try {
      return await act();
    } finally {
      this.pass();
    }
  }

  private turn(signal: AbortSignal | undefined, patient: boolean): Promise<void> {
    if (!patient && this.waiting.size >= this.maxWaiting) throw new NoTurnError('too many are waiting');
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.delete(begin);
        reject(signal?.reason as Error);
      };
      this.waiting.add(begin);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  /** The place goes straight to the next one: nobody who comes meanwhile may slip in. */
  private pass(): void {
    const [next] = this.waiting;
    if (!next) {
      this.active--;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
