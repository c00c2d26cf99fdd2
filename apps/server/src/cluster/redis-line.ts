import { Redis, type RedisOptions } from 'ioredis';
import { randomUUID } from 'node:crypto';

/** Longest pause between two attempts to connect. */
const MOST_RETRY_MS = 2_000;
const CONNECT_TIMEOUT_MS = 2_000;
/** How long a peer may take to say good-bye before the connection is cut. */
const DISCONNECT_TIMEOUT_MS = 200;
const COMMAND_TIMEOUT_MS = 1_000;
const PING_MS = 2_000;
/** Unanswered pings in a row after which a connection that looks open counts as broken. */
const MOST_MISSES = 2;
const COMPLAINT_MS = 60_000;
/** Longest wait for the confirmation of a subscription. */
const SUBSCRIBE_PATIENCE_MS = 1_000;

type Listener = (message: Uint8Array) => void;

interface Channel {
  readonly listeners: Set<Listener>;
  /** Settled when Redis has confirmed the subscription, or a second later. */
  confirmed: Promise<void>;
}

export interface RedisLineOptions {
  /** redis:// or rediss://, with user, password and database number if need be. */
  readonly url: string;
  /** Before all keys and channels, so that installations can share a Redis. */
  readonly prefix: string;
  readonly log: { log(message: string): void; warn(message: string): void };
}

/**
 * The line of this process to Redis: one connection for commands, one for subscriptions. Without Redis everything goes on: messages
 * are dropped, subscriptions begin with the return of the line, and one line in the log says so.
 */
export class RedisLine {
  /** This process among all others: random, new at every start. */
  readonly nodeId = randomUUID();
  private readonly commands: Redis;
  private readonly subscriber: Redis;
  private readonly readers = new Set<Redis>();
  private readonly channels = new Map<string, Channel>();
  private readonly watchers = new Set<(connected: boolean) => void>();
  private pinger: NodeJS.Timeout | undefined;
  /** All subscriptions of the present connection are confirmed. */
  private restored = false;
  private up = false;
  private told: 'up' | 'down' | null = null;
  private reason = 'no answer';
  private complainedAt = -COMPLAINT_MS;
  private ended = false;

  constructor(private readonly options: RedisLineOptions) {
    this.commands = this.client({ enableAutoPipelining: true, commandTimeout: COMMAND_TIMEOUT_MS });
    this.subscriber = this.client({ commandTimeout: COMMAND_TIMEOUT_MS });
    this.subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) => this.hear(channel, message));
    this.subscriber.on('ready', () => void this.restore());
    this.subscriber.on('close', () => this.lost());
    this.commands.on('ready', () => this.update());
    this.commands.on('close', () => this.lost());
  }

  /** Messages pass in both directions, as far as is known. */
  get connected(): boolean {
    return this.up;
  }

  get closed(): boolean {
    return this.ended;
  }

  /** A name of ours within a Redis that others may use as well. */
  key(name: string): string {
    return `${this.options.prefix}:${name}`;
  }

  /** Begins to connect, and does so for ever. Never waits and never throws. */
  start(): void {
    for (const client of [this.commands, this.subscriber]) client.connect().catch(() => undefined);
    const misses = new Map<Redis, number>();
    this.pinger = setInterval(() => {
      for (const client of [this.commands, this.subscriber]) void this.ping(client, misses);
    }, PING_MS);
    this.pinger.unref();
  }

  /** Never waits and never throws; without a line the message is dropped. */
  publish(channel: string, message: Uint8Array | string): void {
    if (!this.up) return;
    const bytes =
      typeof message === 'string' ? message : Buffer.from(message.buffer, message.byteOffset, message.length);
    this.commands.publish(this.key(channel), bytes).catch(() => undefined);
  }

  /**
   * Hears a channel. Resolves when Redis has confirmed, after a second at most; at once while the line is down. The bytes handed to the
   * listener may be part of a larger buffer: copy what is kept.
   *
   * @returns ends the subscription
   */
  async subscribe(channel: string, listener: Listener): Promise<() => void> {
    const name = this.key(channel);
    const known = this.channels.get(name);
    const entry = known ?? { listeners: new Set<Listener>(), confirmed: Promise.resolve() };
    // A listener may be given twice: each time is a subscription of its own.
    const own: Listener = (message) => listener(message);
    entry.listeners.add(own);
    if (!known) {
      this.channels.set(name, entry);
      entry.confirmed = this.ask(name);
    }
    await entry.confirmed;
    return () => this.unsubscribe(name, entry, own);
  }

  /** Hears about every loss and every return; at a return all subscriptions are confirmed. */
  onChange(watcher: (connected: boolean) => void): () => void {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  }

  /** @throws when the line is down */
  async append(args: readonly (string | number)[]): Promise<unknown> {
    return this.commands.call('XADD', ...args);
  }

  /** A connection of its own for blocking reads, closed together with the line. */
  openReader(): Redis {
    const reader = this.client({});
    this.readers.add(reader);
    reader.connect().catch(() => undefined);
    return reader;
  }

  async close(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    clearInterval(this.pinger);
    this.watchers.clear();
    // Commands of this tick are sent with the next one; QUIT lets Redis answer them first.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.commands.status === 'ready') await this.commands.quit().catch(() => undefined);
    for (const client of [this.commands, this.subscriber, ...this.readers]) client.disconnect();
    this.up = false;
  }

  private client(own: RedisOptions): Redis {
    const client = new Redis(this.options.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      // Restored by hand: only then is it known when they are confirmed.
      autoResubscribe: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), MOST_RETRY_MS) * (0.75 + Math.random() / 4),
      ...own,
    });
    client.on('error', (error: Error) => (this.reason = error.message || error.name));
    return client;
  }

  private hear(channel: Buffer, message: Buffer): void {
    for (const listener of this.channels.get(channel.toString())?.listeners ?? []) {
      try {
        listener(message);
      } catch (error) {
        this.complain(error);
      }
    }
  }

  /** Once a minute at most: another version of the server may say a great deal that this one does not understand. */
  private complain(error: unknown): void {
    const now = performance.now();
    if (now - this.complainedAt < COMPLAINT_MS) return;
    this.complainedAt = now;
    const kind = error instanceof Error ? error.name : 'unknown error';
    this.options.log.warn(`a message from another node could not be used: ${kind}`);
  }

  private ask(name: string): Promise<void> {
    if (this.subscriber.status !== 'ready') return Promise.resolve();
    const confirmed = this.subscriber.subscribe(name).then(
      () => undefined,
      // Deaf on one channel without knowing: better to begin anew with all of them.
      () => this.reconnect(this.subscriber),
    );
    return Promise.race([confirmed, patience()]);
  }

  private unsubscribe(name: string, entry: Channel, listener: Listener): void {
    if (!entry.listeners.delete(listener) || entry.listeners.size > 0) return;
    this.channels.delete(name);
    if (this.subscriber.status === 'ready') this.subscriber.unsubscribe(name).catch(() => undefined);
  }

  private async restore(): Promise<void> {
    try {
      // In one command: what is subscribed or given up meanwhile follows it on the same connection.
      if (this.channels.size > 0) await this.subscriber.subscribe(...this.channels.keys());
      if (this.subscriber.status !== 'ready') return;
      this.restored = true;
      this.update();
    } catch {
      this.reconnect(this.subscriber);
    }
  }

  private lost(): void {
    if (this.subscriber.status !== 'ready') this.restored = false;
    this.update();
    if (!this.ended && !this.up) this.tell('down');
  }

  private update(): void {
    const up = !this.ended && this.restored && this.commands.status === 'ready';
    if (up === this.up) return;
    this.up = up;
    this.tell(up ? 'up' : 'down');
    for (const watcher of this.watchers) watcher(up);
  }

  private tell(state: 'up' | 'down'): void {
    if (this.told === state || this.ended) return;
    const { log } = this.options;
    if (state === 'down') log.warn(`no line to Redis (${this.reason}): this node goes on alone`);
    else if (this.told === 'down') log.log('the line to Redis is back');
    this.told = state;
  }

  /** A line that was cut without a word looks open for many minutes. */
  private async ping(client: Redis, misses: Map<Redis, number>): Promise<void> {
    if (client.status !== 'ready') return;
    try {
      await client.ping();
      misses.set(client, 0);
    } catch {
      const missed = (misses.get(client) ?? 0) + 1;
      misses.set(client, missed % MOST_MISSES);
      if (missed >= MOST_MISSES) this.reconnect(client);
    }
  }

  private reconnect(client: Redis): void {
    if (client.status === 'ready' && !this.ended) client.disconnect(true);
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SUBSCRIBE_PATIENCE_MS).unref());
}
