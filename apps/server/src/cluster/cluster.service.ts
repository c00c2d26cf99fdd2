import { EventEmitter } from 'node:events';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AppLogger } from '../platform/logging/app-logger.js';
import { CLUSTER_TIMES, REDIS_LINE, type ClusterTimes } from './cluster-ports.js';
import { Peers } from './peers.js';
import type { RedisLine } from './redis-line.js';
import { Topic } from './topic.js';

const signSchema = z.enum(['hello', 'alive', 'farewell']);
type Sign = z.infer<typeof signSchema>;

interface ClusterEvents {
  doubt: [];
  return: [];
  hello: [];
  gone: [nodeId: string];
}

/**
 * The other nodes on the same database: what they tell each other, who of them is there, and whether something may have been missed.
 * On a single node (no REDIS_URL) nothing ever happens here.
 */
@Injectable()
export class ClusterService implements OnModuleInit, OnApplicationShutdown {
  private readonly peers: Peers;
  private readonly signs: Topic<Sign>;
  private readonly events = new EventEmitter<ClusterEvents>();
  private timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(REDIS_LINE) private readonly line: RedisLine | null,
    @Inject(CLUSTER_TIMES) private readonly times: ClusterTimes,
    private readonly logger: AppLogger,
  ) {
    this.peers = new Peers(times.silentMs, times.forgottenMs);
    this.signs = this.topic('nodes', signSchema);
  }

  /** Several nodes are intended. */
  get enabled(): boolean {
    return this.line !== null;
  }

  /** The line between the nodes is open, as far as is known. */
  get connected(): boolean {
    return this.line?.connected ?? false;
  }

  /** Other nodes heard of lately. */
  get peerCount(): number {
    return this.peers.alive;
  }

  /** What other nodes say may be getting lost at the moment. */
  get doubtful(): boolean {
    return this.line !== null && (!this.line.connected || this.peers.someSilent);
  }

  topic<T>(name: string, schema: z.ZodType<T>): Topic<T> {
    return new Topic(this.line, name, schema);
  }

  /** Messages may have been missed: at the beginning of a gap, every 20 s while it lasts, and at its end. */
  onDoubt(listener: () => void): void {
    this.events.on('doubt', listener);
  }

  /** The end of a gap. */
  onReturn(listener: () => void): void {
    this.events.on('return', listener);
  }

  /** Some node knows nothing of this one any more: time to tell it. */
  onHello(listener: () => void): void {
    this.events.on('hello', listener);
  }

  /** A node has left, or has been silent for so long that what it told counts no more. */
  onGone(listener: (nodeId: string) => void): void {
    this.events.on('gone', listener);
  }

  onModuleInit(): void {
    if (!this.line) return;
    this.signs.subscribe((sign, from) => this.hear(sign, from));
    this.line.onChange((connected) => (connected ? this.back() : this.emit('doubt')));
    this.timers = [
      setInterval(() => this.beat(), this.times.heartbeatMs),
      setInterval(() => {
        if (this.doubtful) this.emit('doubt');
      }, this.times.doubtMs),
    ];
    for (const timer of this.timers) timer.unref();
    this.line.start();
  }

  // Among the last hooks: the document sync speaks to the other nodes while it drains.
  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.events.removeAllListeners();
    this.signs.publish('farewell');
    await this.line?.close();
  }

  private hear(sign: Sign, from: string): void {
    if (sign === 'farewell') {
      this.peers.remove(from);
      this.emit('gone', from);
      return;
    }
    const before = this.peers.hear(from);
    if (before === 'new') this.logger.log(`another node is there (${from})`, 'Cluster');
    if (sign === 'hello') this.emit('hello');
    // Its greeting was missed, and with it what it told.
    else if (before !== 'known') this.signs.publish('hello');
    if (before === 'silent') this.ended();
  }

  private beat(): void {
    this.signs.publish('alive');
    const gone = this.peers.check();
    for (const nodeId of gone) {
      this.logger.warn(`nothing is heard of a node any more (${nodeId})`, 'Cluster');
      this.emit('gone', nodeId);
    }
    if (gone.length > 0) this.emit('doubt');
  }

  private back(): void {
    this.signs.publish('hello');
    this.emit('hello');
    this.ended();
  }

  private ended(): void {
    this.emit('doubt');
    this.emit('return');
  }

  private emit<E extends keyof ClusterEvents>(event: E, ...args: ClusterEvents[E]): void {
    for (const listener of this.events.listeners(event) as ((...args: ClusterEvents[E]) => void)[]) {
      try {
        listener(...args);
      } catch (error) {
        this.logger.error(error, 'Cluster');
      }
    }
  }
}
