import type { ClusterTimes } from '../cluster/cluster-ports.js';
import { ClusterService } from '../cluster/cluster.service.js';
import { startTestApp, type TestApp } from './test-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { startTestRedis, type TestRedis } from './test-redis.js';
import { waitUntil } from './wait-until.js';

/** Long enough for a slow machine, short enough for a test. */
export const TEST_CLUSTER_TIMES: ClusterTimes = {
  heartbeatMs: 200,
  silentMs: 1_500,
  doubtMs: 400,
  forgottenMs: 600_000,
};

/** Two servers on one database and a Redis of their own. */
export interface TwoNodes {
  readonly redis: TestRedis;
  readonly database: TestDatabase;
  readonly one: TestApp;
  readonly two: TestApp;
  /** One more; the caller closes it. */
  startNode(): Promise<TestApp>;
  /** Waits until both nodes hear of each other. */
  connected(): Promise<void>;
  /** Waits until both nodes know that Redis is away. */
  alone(): Promise<void>;
  close(): Promise<void>;
}

export async function startTwoNodes(): Promise<TwoNodes> {
  const [redis, database] = await Promise.all([startTestRedis(), createTestDatabase()]);
  const startNode = () => startTestApp({ database, env: { REDIS_URL: redis.url }, cluster: TEST_CLUSTER_TIMES });
  const [one, two] = await Promise.all([startNode(), startNode()]);
  const clusters = [clusterOf(one), clusterOf(two)];
  return {
    redis,
    database,
    one,
    two,
    startNode,
    connected: async () => {
      const known = () => clusters.every((cluster) => cluster.connected && cluster.peerCount > 0 && !cluster.doubtful);
      await waitUntil('the nodes hear of each other', known, 10_000);
    },
    alone: async () => {
      await waitUntil('the loss of Redis is noticed', () => clusters.every((cluster) => !cluster.connected), 10_000);
    },
    close: async () => {
      await Promise.all([one.close(), two.close()]);
      await database.drop();
      await redis.close();
    },
  };
}

export const clusterOf = (app: TestApp): ClusterService => app.app.get(ClusterService);
