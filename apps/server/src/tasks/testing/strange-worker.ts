import { AppError } from '../../platform/errors/app-error.js';
import { settle, type TaskJob, type TaskOutcome } from '../task-outcome.js';

/** Tasks that behave badly, for the tests of the pool. */
const strange: Readonly<Record<string, (payload: never) => unknown>> = {
  echo: (payload: unknown) => payload,
  forever: () => {
    for (;;);
  },
  never: () => new Promise(() => undefined),
  gluttony: () => {
    const all: number[][] = [];
    for (;;) all.push(Array.from({ length: 10_000 }, (_, i) => i + all.length));
  },
  coded: () => {
    throw new AppError('too-large', 'more than there is room for', { limit: 3 });
  },
  unforeseen: () => {
    throw new TypeError('not a function');
  },
  exit: () => process.exit(3),
};

export default function runTask(job: TaskJob): Promise<TaskOutcome> {
  return settle(strange[job.name], job);
}
