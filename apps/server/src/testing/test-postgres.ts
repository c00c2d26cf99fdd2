import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '../platform/database/migrate.js';
import { freePort } from './free-port.js';

/** The launcher's part that runs PostgreSQL; plain JavaScript, shared with `npm start`. */
const LAUNCHER = resolve(import.meta.dirname, '../../../../tools/lib/postgres.mjs');
/** Tests end processes, never the machine. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '100' };

interface RunningPostgres {
  readonly url: string;
  readonly pid: number;
  readonly exited: Promise<number | null>;
  stop(): Promise<void>;
}
type Start = (options: object) => Promise<RunningPostgres>;

/** How a PostgreSQL is ended: `immediate` drops all connections and recovers at the next start, `kill` is kill -9. */
export type PostgresEnd = 'immediate' | 'kill';

/** A PostgreSQL of the test's own, with the schema of the application. */
export class TestPostgres {
  private readonly pools: pg.Pool[] = [];

  private constructor(
    private readonly dir: string,
    private readonly port: number,
    private readonly launch: Start,
    private running: RunningPostgres,
  ) {}

  static async start(): Promise<TestPostgres> {
    const dir = await mkdtemp(join(tmpdir(), 'soproekt-postgres-'));
    const { startPostgres } = (await import(LAUNCHER)) as { startPostgres: Start };
    const port = await freePort();
    const running = await startPostgres({ dir, port, database: 'soproekt', settings: SETTINGS });
    await migrate(running.url);
    return new TestPostgres(dir, port, startPostgres, running);
  }

  get url(): string {
    return this.running.url;
  }

  /** A pool that outlives the ends of the server; closed by {@link drop}. */
  pool(max = 5): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.url, max, connectionTimeoutMillis: 5_000 });
    pool.on('error', () => undefined);
    this.pools.push(pool);
    return pool;
  }

  /** Ends the server at once; connections break. */
  async end(how: PostgresEnd = 'immediate'): Promise<void> {
    process.kill(this.running.pid, how === 'kill' ? 'SIGKILL' : 'SIGQUIT');
    await this.running.exited;
  }

  /** Starts it again: same address, same data. */
  async restart(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.running = await this.launch({
          dir: this.dir,
          port: this.port,
          database: 'soproekt',
          settings: SETTINGS,
        });
        return;
      } catch (error) {
        // After a kill -9 the other processes of the server need a moment to notice.
        if (attempt === 20) throw error;
        await new Promise((done) => setTimeout(done, 250));
      }
    }
  }

  /** Ends everything and removes the data. */
  async drop(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end().catch(() => undefined)));
    await this.running.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}
