import type { SyncStats } from '@soproekt/sync';
import { z } from 'zod';

/** Age of the oldest uncommitted change, in milliseconds, from which on the journal counts as standing still. */
export const JOURNAL_LATE_MS = 10_000;

const statusSchema = z.enum(['ok', 'degraded', 'unavailable']);

/** The parts that readiness looks at, and the states that each may be in. */
const partsSchema = z.object({
  /** `draining`: the process is ending and takes nobody new. */
  server: z.enum(['ok', 'draining']),
  database: z.enum(['ok', 'unreachable']),
  /** `unknown`: the database does not tell. */
  migrations: z.enum(['ok', 'pending', 'unknown']),
  /** `failing`: the last commit failed; `late`: edits of some document have waited too long for theirs. */
  journal: z.enum(['ok', 'failing', 'late']),
  /** `off`: there is only one node. */
  redis: z.enum(['ok', 'down', 'off']),
});

/** Body of the readiness check; `details` of the error when the answer is 503. */
export const readinessSchema = z.object({ status: statusSchema, parts: partsSchema });

export type Parts = z.infer<typeof partsSchema>;
export type Readiness = z.infer<typeof readinessSchema>;

/** States in which people are served: without Redis edits are saved as ever, and one document's trouble is not the others'. */
const BEARABLE = new Set<string>(['ok', 'off', 'down', 'late']);

/** What to send people to. */
export function judge(parts: Parts): Readiness {
  const states: string[] = Object.values(parts);
  if (!states.every((state) => BEARABLE.has(state))) return { status: 'unavailable', parts };
  return { status: states.some((state) => state === 'down' || state === 'late') ? 'degraded' : 'ok', parts };
}

/** @param stats the engine at this moment */
export function journalState(stats: SyncStats): Parts['journal'] {
  if (stats.journalFailures > 0) return 'failing';
  return stats.oldestUncommittedMs > JOURNAL_LATE_MS ? 'late' : 'ok';
}
