import type pg from 'pg';
import { PreparedQuery, type TextRow } from './prepared-query.js';

/** How long the connection is kept without work, in milliseconds. */
const IDLE_MS = 500;

/**
 * One connection of a pool, kept while there is work for it: taking it out anew for each of a hundred statements a second costs more
 * than the statements. It goes back soon after, so that the pool can be ended without anybody being told.
 */
export class HeldClient {
  private client: pg.PoolClient | null = null;
  private usedAt = 0;
  private unlisten: () => void = () => undefined;
  private busy = 0;
  private watching = false;

  constructor(private readonly pool: pg.Pool) {}

  /** Runs a prepared statement. After an error the connection is given up, whatever the error was. */
  async run(name: string, text: string, values: readonly (string | Buffer)[], timeoutMs: number): Promise<TextRow[]> {
    this.busy++;
    try {
      const client = this.client ?? (await this.take());
      return await new Promise((resolve, reject) => {
        const done = (error: Error | null, rows: TextRow[]): void => (error ? reject(error) : resolve(rows));
        client.query(new PreparedQuery(name, text, values, timeoutMs, done));
      });
    } catch (error) {
      this.giveBack(error instanceof Error ? error : new Error(String(error)));
      throw error;
    } finally {
      this.busy--;
      this.usedAt = performance.now();
    }
  }

  private async take(): Promise<pg.PoolClient> {
    const client = await this.pool.connect();
    if (this.client) {
      // Another statement was faster.
      client.release();
      return this.client;
    }
    // Without a listener the loss of the connection would end the process.
    const lost = (error: Error): void => {
      if (this.client === client) this.giveBack(error);
    };
    client.on('error', lost);
    this.unlisten = () => client.off('error', lost);
    this.client = client;
    if (!this.watching) this.watch();
    return client;
  }

  private watch(): void {
    this.watching = true;
    setTimeout(() => {
      this.watching = false;
      if (!this.client) return;
      if (this.busy === 0 && performance.now() - this.usedAt >= IDLE_MS) this.giveBack();
      else this.watch();
    }, IDLE_MS);
  }

  private giveBack(error?: Error): void {
    const { client } = this;
    if (!client) return;
    this.client = null;
    if (!error) this.unlisten();
    client.release(error);
  }
}
