import { workerData } from 'piscina';
import { loadTasks, TASKS } from './task-list.js';
import { settle, type TaskJob, type TaskOutcome } from './task-outcome.js';

/** What a thread of the pool is told when it starts. */
export interface TaskWorkerData {
  /** Milliseconds after which it loads the tasks that nobody has asked for yet. */
  readonly loadAllAfterMs: number;
}

const { loadAllAfterMs } = workerData as TaskWorkerData;
// A module that cannot be loaded fails again, and says so, when a task asks for it.
setTimeout(() => void loadTasks().catch(() => undefined), loadAllAfterMs).unref();

/** What a thread of the pool runs. */
export default function runTask(job: TaskJob): Promise<TaskOutcome> {
  const known = Object.hasOwn(TASKS, job.name);
  return settle(known ? TASKS[job.name as keyof typeof TASKS] : undefined, job);
}
