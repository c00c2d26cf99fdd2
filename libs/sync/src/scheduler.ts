/** Time as the engine sees it; tests put in their own. */
export interface Scheduler {
  /** Milliseconds since the epoch, with fractions; never goes back within a process. */
  now(): number;
  /** Runs `task` after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
  /** Runs `task` when what arrived in this tick has been read, from all connections. */
  soon(task: () => void): void;
  /** Runs `task` when what arrived from one connection has been handled. */
  next(task: () => void): void;
}

/** The real time of a Node process. */
export const systemScheduler: Scheduler = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  soon: (task) => {
    setImmediate(task);
  },
  next: (task) => queueMicrotask(task),
};
