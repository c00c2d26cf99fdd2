import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { AppError } from '../platform/errors/app-error.js';
import type { TaskName, TaskPayload, TaskResult } from './task-list.js';
import { unpack, type TaskJob, type TaskOutcome } from './task-outcome.js';
import type { TaskWorkerData } from './task-worker.js';
import { threadArguments, threadEntry } from './thread-source.js';
import { NoTurnError, Turns } from './turns.js';

export interface TaskOptions {
  /** Milliseconds until the task is given up and its thread ended; waiting for a thread counts, except in the background. */
  readonly timeoutMs: number;
  /**
   * Nobody waits for the answer: the task stands in line without a bound, and one runs at a time, so that a wave of them leaves a
   * thread to what people wait for. Its time begins when it gets its thread.
   */
  readonly background?: boolean;
}

/** The task was given up: it took too long, or waited too long for its thread. */
export class TaskLateError extends AppError {
  constructor(task: string) {
    super('unavailable', `${task} took too long`);
  }
}

/** Sizes in megabytes, times in milliseconds. */
export interface TaskPoolSettings {
  readonly threads: number;
  /** Tasks that wait for a thread; one more is refused. */
  readonly maxQueue: number;
  readonly maxOldGenerationSizeMb: number;
  /** After so long without work a thread ends, and its memory goes back; one stays, with all that it has loaded. */
  readonly idleMs: number;
  /** After so long a thread loads the tasks that nobody has asked it for yet. */
  readonly loadAllAfterMs: number;
  /** Module whose default export runs a job. */
  readonly entry: string;
}

const DEFAULTS: TaskPoolSettings = {
  threads: Math.min(2, availableParallelism()),
  maxQueue: 16,
  maxOldGenerationSizeMb: 1024,
  idleMs: 30_000,
  // Later than the first tasks after a start, so that nobody waits for modules of others.
  loadAllAfterMs: 5_000,
  entry: threadEntry('task-worker'),
};

/** Lower than the threads that serve people: what runs here may take its time, typing may not. */
const NICE = 10;

/**
 * Threads for work that would hold up the event loop: projections, exports, imports. They start with the first task; one stays. A task that takes
 * too long or too much memory ends together with its thread; the next one gets a new thread.
 * One allocation larger than all that is left ends the whole process (Node 20): a task must bound what it takes, by size, before it begins.
 */
@Injectable()
export class TaskPool implements OnApplicationShutdown {
  private readonly settings: TaskPoolSettings;
  private readonly background = new Turns(1);
  // Not piscina's own queue: tasks in it are forgotten when the last thread was ended.
  private readonly turns: Turns;
  private pool: Piscina<TaskJob, TaskOutcome> | null = null;
  private closed = false;

  constructor(settings: Partial<TaskPoolSettings> = {}) {
    this.settings = { ...DEFAULTS, ...settings };
    this.turns = new Turns(this.settings.threads, this.settings.maxQueue);
  }

  /**
   * @param payload plain data and bytes, which are copied; or a function that gives them when the turn of the task has come
   * @throws AppError as the task threw it; unavailable when too many wait, it took too long or the pool is closed; too-large when it
   *   took too much memory
   */
  run<N extends TaskName>(
    name: N,
    payload: TaskPayload<N> | (() => Promise<TaskPayload<N>>),
    { timeoutMs, background = false }: TaskOptions,
  ): Promise<TaskResult<N>> {
    const start = async (): Promise<TaskResult<N>> => {
      const data = typeof payload === 'function' ? await (payload as () => Promise<TaskPayload<N>>)() : payload;
      return (await this.execute({ name, payload: data }, timeoutMs, background)) as TaskResult<N>;
    };
    return background ? this.background.run(start) : start();
  }

  /** Threads that run now. */
  get threadCount(): number {
    return this.pool?.threads.length ?? 0;
  }

  /** Ends the threads. In the last hook: what asks for tasks while the server goes down does so in an earlier one. */
  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.pool?.destroy();
  }

  private async execute(job: TaskJob, timeoutMs: number, background: boolean): Promise<unknown> {
    let signal = background ? undefined : AbortSignal.timeout(timeoutMs);
    const run = (): Promise<TaskOutcome> => {
      if (this.closed) throw new AppError('unavailable', 'the server is going down');
      this.pool ??= this.open();
      signal ??= AbortSignal.timeout(timeoutMs);
      return this.pool.run(job, { signal });
    };
    let outcome: TaskOutcome;
    try {
      outcome = await this.turns.run(run, signal, background);
    } catch (error) {
      throw this.failure(job.name, error, signal?.aborted ?? false);
    }
    return unpack(job.name, outcome);
  }

  private failure(name: string, error: unknown, late: boolean): unknown {
    if (error instanceof AppError) return error;
    if (error instanceof NoTurnError) return new AppError('unavailable', 'too many tasks are waiting; try again');
    if (this.closed) return new AppError('unavailable', 'the server is going down');
    if (late) return new TaskLateError(name);
    if (Object(error).code === 'ERR_WORKER_OUT_OF_MEMORY') {
      return new AppError('too-large', `${name} needs too much memory`);
    }
    return error;
  }

  private open(): Piscina<TaskJob, TaskOutcome> {
    const { threads, maxOldGenerationSizeMb, idleMs, loadAllAfterMs, entry } = this.settings;
    const workerData: TaskWorkerData = { loadAllAfterMs };
    const execArgv = threadArguments();
    const pool = new Piscina({
      filename: entry,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: idleMs,
      niceIncrement: NICE,
      workerData,
      // Waiting on atomics would block the thread between tasks.
      atomics: 'disabled',
      // The young generation stays as it is: with a larger one, running out of memory ends the whole process and not the thread.
      resourceLimits: { maxOldGenerationSizeMb },
      ...(execArgv && { execArgv }),
    });
    // A thread that dies while it has nothing to do: the next task gets a new one, the server goes on.
    pool.on('error', () => undefined);
    return pool;
  }
}
