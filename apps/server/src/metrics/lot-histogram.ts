import { Histogram, type HistogramConfiguration } from 'prom-client';

/** Observations that are kept at most. */
const LOT = 1024;

/**
 * A histogram for what happens hundreds of times a second. Observations are kept as numbers and entered when somebody reads the figures,
 * or a lot is full: entered one by one, each would find nothing of the histogram in the processor's cache.
 */
export class LotHistogram {
  private readonly kept: number[] = [];
  private readonly histogram: Histogram;

  constructor(config: Omit<HistogramConfiguration<never>, 'labelNames' | 'collect'>) {
    this.histogram = new Histogram({ ...config, collect: () => this.enter() });
  }

  observe(value: number): void {
    if (this.kept.push(value) >= LOT) this.enter();
  }

  private enter(): void {
    for (const value of this.kept) this.histogram.observe(value);
    this.kept.length = 0;
  }
}
