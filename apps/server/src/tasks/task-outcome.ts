import type { ErrorCode } from '@soproekt/contracts';
import { AppError } from '../platform/errors/app-error.js';

/** What a thread is sent. */
export interface TaskJob {
  readonly name: string;
  readonly payload: unknown;
}

/** What a thread answers. Errors travel as data: cloning an error between threads loses its code. */
export type TaskOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode | null; readonly message: string; readonly details?: unknown };

/** Runs a task and packs what comes of it. */
export async function settle(task: ((payload: never) => unknown) | undefined, job: TaskJob): Promise<TaskOutcome> {
  try {
    if (!task) throw new Error(`there is no task ${job.name}`);
    return { ok: true, value: await task(job.payload as never) };
  } catch (error) {
    if (error instanceof AppError) {
      return { ok: false, code: error.code, message: error.message, details: error.details };
    }
    return { ok: false, code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** @throws AppError as the task threw it; Error with the task's own stack for what nobody foresaw */
export function unpack(name: string, outcome: TaskOutcome): unknown {
  if (outcome.ok) return outcome.value;
  if (outcome.code !== null) throw new AppError(outcome.code, outcome.message, outcome.details);
  throw new Error(`task ${name} failed: ${outcome.message}`);
}
