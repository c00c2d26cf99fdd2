import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { RedisLine } from '../cluster/redis-line.js';

const PAUSE_MS = 500;
/** Longer than any blocking read (5 s): the connection was cut without a word. */
const DEAF_AFTER_MS = 8_000;

/** Blocking reads of a stream that neither fail nor spin while Redis is away. */
export class StreamReader {
  private readonly redis: Redis;
  /** Where reading began; the adapter asks for “from now on” until something has come, and each time that is another now. */
  private start: string | null = null;

  constructor(
    private readonly line: RedisLine,
    private readonly stream: string,
  ) {
    this.redis = line.openReader();
  }

  /**
   * @param args of XREAD, the last being where to read from
   * @returns null when nothing came, or nothing could be read; never settles once the line is closed, which ends the adapter's loop
   */
  async read(args: (string | number)[]): Promise<unknown> {
    if (this.line.closed) return new Promise(() => undefined);
    if (this.redis.status !== 'ready') return this.readiness();
    const watchdog = setTimeout(() => this.redis.disconnect(true), DEAF_AFTER_MS);
    try {
      this.start ??= await this.newest();
      const from = args.at(-1) === '$' ? this.start : (args.at(-1) ?? this.start);
      return await this.redis.call('XREAD', ...args.slice(0, -1), from);
    } catch {
      await sleep(PAUSE_MS, undefined, { ref: false });
      return null;
    } finally {
      clearTimeout(watchdog);
    }
  }

  private async newest(): Promise<string> {
    const [entry] = await this.redis.xrevrange(this.stream, '+', '-', 'COUNT', 1);
    return entry?.[0] ?? '0-0';
  }

  /** Resolves when the connection is there, or a little later anyhow. */
  private readiness(): Promise<null> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.redis.off('ready', done);
        resolve(null);
      };
      const timer = setTimeout(done, PAUSE_MS).unref();
      this.redis.once('ready', done);
    });
  }
}
