import { testSeed } from '@soproekt/testing';
import { redisOrSkip, startTestRedis, type TestRedis } from '../../testing/test-redis.js';
import { useDatabase } from './support/hard-setup.js';
import { ENTRANCE, killWhileTyping } from './support/kill-rounds.js';
import { startWorldProcess } from './support/world-process.js';

const KILLS = 200;

describe(`kill -9, ${KILLS} times`, () => {
  const database = useDatabase();

  it('S36: one node: acknowledged ⊆ recovered', async () => {
    const start = (): ReturnType<typeof startWorldProcess> => startWorldProcess(database, { origins: [ENTRANCE] });
    const { edits, acknowledged } = await killWhileTyping({
      database,
      kills: KILLS,
      seed: testSeed(),
      start,
      nodes: 1,
    });
    expect(acknowledged).toBeGreaterThan(edits / 10);
  }, 1_800_000);

  redisOrSkip()('two nodes', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startTestRedis();
    });
    afterAll(() => redis?.close());

    it('S36: people go on at the other node: acknowledged ⊆ recovered', async () => {
      const start = (): ReturnType<typeof startWorldProcess> =>
        startWorldProcess(database, { origins: [ENTRANCE] }, { REDIS_URL: redis.url });
      const { edits, acknowledged } = await killWhileTyping({
        database,
        kills: KILLS,
        seed: testSeed(),
        start,
        nodes: 2,
      });
      expect(acknowledged).toBeGreaterThan(edits / 10);
    }, 1_800_000);
  });
});
