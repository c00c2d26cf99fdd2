import { TASKS } from './task-list.js';
import { settle, type TaskJob, type TaskOutcome } from './task-outcome.js';

/** What a thread of the pool runs. */
export default function runTask(job: TaskJob): Promise<TaskOutcome> {
  const known = Object.hasOwn(TASKS, job.name);
  return settle(known ? TASKS[job.name as keyof typeof TASKS] : undefined, job);
}
