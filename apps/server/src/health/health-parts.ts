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
  /** `failing`: the last commit of some document failed; `late`: edits have waited too long for their commit. */
  journal: z.enum(['ok', 'failing', 'late']),
  /** `off`: there is only one node. */
  redis: z.enum(['ok', 'down', 'off']),
});

/** Body of the readiness check; `details` of the error when the answer is 503. */
export const readinessSchema = z.object({ status: statusSchema, parts: partsSchema });

export type Parts = z.infer<typeof partsSchema>;
export type Readiness = z.infer<typeof readinessSchema>;

/** What to send people to: without Redis edits are saved as ever, without any other part they are not. */
export function judge(parts: Parts): Readiness {
  const { redis, ...needed } = parts;
  const broken = Object.values(needed).some((state) => state !== 'ok');
  return { status: broken ? 'unavailable' : redis === 'down' ? 'degraded' : 'ok', parts };
}

/** @param stats the engine at this moment */
export function journalState(stats: SyncStats): Parts['journal'] {
  if (stats.failingDocuments > 0) return 'failing';
  return stats.oldestUncommittedMs > JOURNAL_LATE_MS ? 'late' : 'ok';
}
