import { Worker } from 'node:worker_threads';
import { FoldAbortedError, type Folded, type Folder, type FoldJob } from '../folder.js';
import type { FoldOutcome } from './fold-core.js';
import { unwrap } from './fold-state.js';
import { packJob } from './packed-job.js';

export interface WorkerFolderOptions {
  /** Milliseconds for one job, the start of a worker included. */
  timeoutMs: number;
  /** Megabytes of JavaScript heap for one job. */
  maxOldGenerationSizeMb?: number;
  /** Milliseconds after which a worker without work is ended, so that its memory goes back. */
  idleMs?: number;
}

interface Waiting {
  job: FoldJob;
  resolve: (folded: Folded) => void;
  reject: (error: unknown) => void;
}

const ENTRY = new URL('./fold-worker.js', import.meta.url);

/**
 * Folds in a worker thread, one job at a time. A job that takes too long or too much memory is ended together with its worker,
 * and the next one gets a new worker.
 */
export class WorkerFolder implements Folder {
  private readonly timeoutMs: number;
  private readonly maxOldGenerationSizeMb: number;
  private readonly idleMs: number;
  private readonly waiting: Waiting[] = [];
  private current: Waiting | null = null;
  private worker: Worker | null = null;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor({ timeoutMs, maxOldGenerationSizeMb = 1024, idleMs = 30_000 }: WorkerFolderOptions) {
    this.timeoutMs = timeoutMs;
    this.maxOldGenerationSizeMb = maxOldGenerationSizeMb;
    this.idleMs = idleMs;
  }

  /** Jobs that are not finished. */
  get queued(): number {
    return this.waiting.length + (this.current ? 1 : 0);
  }

  fold(job: FoldJob): Promise<Folded> {
    if (this.closed) return Promise.reject(new FoldAbortedError('the folder is closed'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.next();
    });
  }

  /** Ends the worker; jobs that are not finished fail with a {@link FoldAbortedError}. */
  async close(): Promise<void> {
    this.closed = true;
    const { worker } = this;
    const open = this.waiting.splice(0);
    this.abort(new FoldAbortedError('the folder was closed'));
    for (const { reject } of open) reject(new FoldAbortedError('the folder was closed'));
    await worker?.terminate();
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.timer);
    this.current = this.waiting.shift() ?? null;
    if (!this.current) {
      this.rest();
      return;
    }
    try {
      this.worker ??= this.start();
      this.worker.ref();
      const packed = packJob(this.current.job);
      this.timer = setTimeout(() => this.abort(new FoldAbortedError('folding took too long')), this.timeoutMs);
      this.worker.postMessage(packed, [packed.bytes.buffer]);
    } catch (cause) {
      this.abort(new FoldAbortedError('the job cannot be given to a worker', { cause }));
    }
  }

  private start(): Worker {
    const worker = new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: this.maxOldGenerationSizeMb } });
    const died = (error: FoldAbortedError): void => {
      if (this.worker === worker) this.abort(error);
    };
    worker.on('message', (outcome: FoldOutcome) => {
      if (this.worker === worker) this.finish(outcome);
    });
    worker.on('error', (cause) => died(new FoldAbortedError('the worker died', { cause })));
    worker.on('exit', () => died(new FoldAbortedError('the worker ended')));
    return worker;
  }

  private finish(outcome: FoldOutcome): void {
    const { current } = this;
    this.current = null;
    try {
      current?.resolve(unwrap(outcome));
    } catch (error) {
      current?.reject(error);
    }
    this.next();
  }

  /** Ends the worker and with it the present job, and goes on with the next one. */
  private abort(error: FoldAbortedError): void {
    const { current, worker } = this;
    clearTimeout(this.timer);
    this.worker = null;
    this.current = null;
    void worker?.terminate();
    current?.reject(error);
    this.next();
  }

  private rest(): void {
    const { worker } = this;
    if (!worker) return;
    worker.unref();
    this.timer = setTimeout(() => {
      this.worker = null;
      void worker.terminate();
    }, this.idleMs);
    this.timer.unref();
  }
}
