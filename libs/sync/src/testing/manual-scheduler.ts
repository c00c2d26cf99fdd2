import type { Scheduler } from '../scheduler.js';

/** Time that moves only when told to. `soon` runs after the promises that are due now. */
export class ManualScheduler implements Scheduler {
  private time: number;
  private tasks: { at: number; order: number; task: () => void }[] = [];
  private order = 0;

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.time + ms, order: this.order++, task };
    this.tasks.push(entry);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== entry);
    };
  }

  soon(task: () => void): void {
    this.after(0, task);
  }

  next(task: () => void): void {
    this.after(0, task);
  }

  /** Lets promises settle and runs everything that is due within `ms`, in order. */
  async advance(ms = 0): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settle();
      const next = this.tasks.sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next || next.at > end) break;
      this.tasks.shift();
      this.time = Math.max(this.time, next.at);
      next.task();
    }
    this.time = end;
  }
}

/** Waits until no promise that depends only on other promises is left. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
