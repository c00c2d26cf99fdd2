import { redisOrSkip, startTestRedis, type TestRedis } from '../testing/test-redis.js';
import { waitUntil } from '../testing/wait-until.js';
import { RedisBus } from './redis-bus.js';
import { RedisLine } from './redis-line.js';

redisOrSkip()('the bus over Redis', () => {
  let redis: TestRedis;
  const lines: RedisLine[] = [];
  beforeEach(async () => {
    redis = await startTestRedis({ password: 'geheim:/@' });
  });
  afterEach(async () => {
    await Promise.all(lines.splice(0).map((line) => line.close()));
    await redis.close();
  });

  function startLine(url = redis.url, prefix = 'test') {
    const log: string[] = [];
    const line = new RedisLine({
      url,
      prefix,
      log: { log: (text) => void log.push(text), warn: (text) => void log.push(text) },
    });
    lines.push(line);
    line.start();
    const heard: number[][] = [];
    return { line, bus: new RedisBus(line), log, heard, hear: (bytes: Uint8Array) => void heard.push([...bytes]) };
  }
  const connected = async (...nodes: { bus: RedisBus }[]) => {
    for (const { bus } of nodes) await waitUntil('connected', () => bus.connected);
  };

  it('carries bytes between nodes, to the documents subscribed only, and none of another installation', async () => {
    const [a, b, other] = [startLine(), startLine(), startLine(redis.url, 'other')];
    await connected(a, b, other);
    expect(a.bus.nodeId).not.toBe(b.bus.nodeId);
    await other.bus.subscribe('one', other.hear);
    const end = await b.bus.subscribe('one', b.hear);
    const endSecond = await b.bus.subscribe('one', b.hear);
    await a.bus.subscribe('two', a.hear);
    // A view of a larger buffer, as encoders hand them out.
    a.bus.publish('one', new Uint8Array([9, 0, 255, 128, 9]).subarray(1, 4));
    await waitUntil('both listeners', () => b.heard.length === 2);
    expect(b.heard).toEqual([
      [0, 255, 128],
      [0, 255, 128],
    ]);
    end();
    a.bus.publish('one', new Uint8Array([1]));
    await waitUntil('the one left', () => b.heard.length === 3);
    endSecond();
    end();
    a.bus.publish('one', new Uint8Array([2]));
    b.bus.publish('two', new Uint8Array([3]));
    await waitUntil('the other document', () => a.heard.length === 1);
    expect(b.heard).toHaveLength(3);
    expect(other.heard).toEqual([]);
  });

  it('hears what it publishes itself, and everything after subscribe has resolved', async () => {
    const a = startLine();
    await connected(a);
    for (let i = 0; i < 50; i += 1) {
      await a.bus.subscribe(`d${i}`, a.hear);
      a.bus.publish(`d${i}`, new Uint8Array([i]));
    }
    await waitUntil('all of them', () => a.heard.length === 50);
    expect(a.heard.map(([first]) => first)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('S40: survives the loss of Redis, restores what is subscribed and says so once', async () => {
    const [a, b] = [startLine(), startLine()];
    await connected(a, b);
    await b.bus.subscribe('one', b.hear);
    let returns = 0;
    b.bus.onReconnected(() => {
      returns += 1;
      // Subscriptions are back already: what is asked now is answered.
      a.bus.publish('one', new Uint8Array([7]));
    });
    await redis.stop();
    await waitUntil('lost', () => !a.bus.connected && !b.bus.connected);
    a.bus.publish('one', new Uint8Array([1]));
    const started = performance.now();
    const end = await b.bus.subscribe('gone', b.hear);
    await b.bus.subscribe('late', b.hear);
    end();
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(b.heard).toEqual([]);

    await redis.restart();
    const took = await waitUntil('back', () => a.bus.connected && b.bus.connected);
    expect(took).toBeLessThan(5_000);
    expect(returns).toBe(1);
    a.bus.publish('gone', new Uint8Array([2]));
    a.bus.publish('late', new Uint8Array([3]));
    await waitUntil('what was subscribed meanwhile', () => b.heard.some(([first]) => first === 3));
    a.bus.publish('one', new Uint8Array([4]));
    await waitUntil('what was subscribed before', () => b.heard.some(([first]) => first === 4));
    expect(b.heard.some(([first]) => first === 1 || first === 2)).toBe(false);
    expect(b.log).toEqual([expect.stringMatching(/^no line to Redis \(.+\)/), 'the line to Redis is back']);
    expect(b.log.join()).not.toContain('geheim');
  });

  it('S40: notices a Redis that has stopped answering without closing its connections', async () => {
    const a = startLine();
    await connected(a);
    redis.pause();
    await waitUntil('the silence is noticed', () => !a.bus.connected, 10_000);
    expect((await timed(() => a.bus.subscribe('one', a.hear))) < 1_100).toBe(true);
    redis.resume();
    await waitUntil('back', () => a.bus.connected, 10_000);
  }, 30_000);

  it('starts without Redis, with one line in the log, and begins when it comes', async () => {
    await redis.stop();
    const a = startLine();
    await a.bus.subscribe('one', a.hear);
    a.bus.publish('one', new Uint8Array([1]));
    await waitUntil('it is told', () => a.log.length > 0);
    expect(a.log).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(a.bus.connected).toBe(false);
    await redis.restart();
    await waitUntil('it has come', () => a.bus.connected);
    a.bus.publish('one', new Uint8Array([2]));
    await waitUntil('what was subscribed before', () => a.heard.length === 1);
    // Attempts in between were not worth a word each.
    expect(a.log).toEqual([expect.stringContaining('ECONNREFUSED'), 'the line to Redis is back']);
  });

  it('says why Redis refuses', async () => {
    const a = startLine(`redis://:wrong@127.0.0.1:${redis.port}`);
    await waitUntil('it is told', () => a.log.length > 0);
    expect(a.log[0]).toContain('WRONGPASS');
    expect(a.bus.connected).toBe(false);
  });
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
