import type pg from 'pg';
import { MIGRATIONS } from '../platform/database/migrations/index.js';
import type { Parts } from './health-parts.js';

/** How long the database may take to answer. */
const ANSWER_MS = 2_000;
/** How long an answer holds, so that asking cannot be used to load the database. */
const HOLDS_MS = 1_000;

type Answer = Pick<Parts, 'database' | 'migrations'>;

const AWAY: Answer = { database: 'unreachable', migrations: 'unknown' };
const EXPECTED = MIGRATIONS.map(({ name }) => name);

/** Asks the database whether it answers and has the schema of this version; at most one question is on its way. */
export class DatabaseProbe {
  private asked: Promise<Answer> | null = null;
  private last: { readonly answer: Answer; readonly at: number } | null = null;

  constructor(
    private readonly pool: pg.Pool,
    private readonly answerMs = ANSWER_MS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Never rejects, and resolves in time. */
  async check(): Promise<Answer> {
    if (this.last && this.now() - this.last.at < HOLDS_MS) return this.last.answer;
    this.asked ??= this.ask().finally(() => (this.asked = null));
    let timer: NodeJS.Timeout | undefined;
    // A pool without a free connection keeps the question waiting; it stays asked, and nobody asks a second one.
    const late = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve(AWAY), this.answerMs);
    });
    const answer = await Promise.race([this.asked, late]);
    clearTimeout(timer);
    this.last = { answer, at: this.now() };
    return answer;
  }

  private async ask(): Promise<Answer> {
    try {
      // The driver gives the connection up after the time; a hanging one is not handed to the next caller.
      const query = { text: 'select name from migration', query_timeout: this.answerMs };
      const { rows } = await this.pool.query<{ name: string }>(query);
      const done = new Set(rows.map(({ name }) => name));
      return { database: 'ok', migrations: EXPECTED.every((name) => done.has(name)) ? 'ok' : 'pending' };
    } catch (error) {
      const noTable = error instanceof Error && 'code' in error && error.code === '42P01';
      return noTable ? { database: 'ok', migrations: 'pending' } : AWAY;
    }
  }
}
