import { systemScheduler, type Scheduler } from '@soproekt/sync';
import { RedisBus } from '../../../cluster/redis-bus.js';
import { RedisLine } from '../../../cluster/redis-line.js';
import type { TestDatabase } from '../../../testing/test-database.js';
import { CollabWorld, type CollabWorldOptions } from '../../testing/collab-world.js';

/** One of several servers with the same database and Redis, in the process of the test. */
export interface TestNode {
  readonly world: CollabWorld;
  readonly bus: RedisBus;
  stop(): Promise<void>;
}

/** A scheduler whose clock is wrong; its timers are not. */
function skewed(skewMs: number): Scheduler {
  return { ...systemScheduler, now: () => systemScheduler.now() + skewMs };
}

/** @param options.skewMs how much the node's clock is ahead */
export async function startNode(
  database: TestDatabase,
  redisUrl: string,
  { skewMs = 0, ...options }: CollabWorldOptions & { skewMs?: number } = {},
): Promise<TestNode> {
  const ignore = (): void => undefined;
  const line = new RedisLine({ url: redisUrl, prefix: 'soproekt-test', log: { log: ignore, warn: ignore } });
  line.start();
  const bus = new RedisBus(line);
  const world = await CollabWorld.start(database, { ...options, hub: { bus, scheduler: skewed(skewMs) } });
  return {
    world,
    bus,
    stop: async () => {
      await world.stop();
      await line.close();
    },
  };
}
