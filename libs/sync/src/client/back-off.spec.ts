import { CLOSE } from '@soproekt/contracts';
import { createRandom } from '@soproekt/testing';
import { reconnectDelay } from './back-off.js';

describe('reconnectDelay', () => {
  it('spreads the clients of a server that restarts over a second', () => {
    const random = createRandom(1);
    const delays = Array.from({ length: 200 }, () => reconnectDelay(0, CLOSE.restart, random.next()));
    const fullest = Math.max(
      ...Array.from({ length: 12 }, (_, tenth) => delays.filter((ms) => Math.floor(ms / 100) === tenth).length),
    );
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...delays)).toBeLessThanOrEqual(1100);
    expect(fullest).toBeLessThan(40);
  });

  it('waits longer after every failure, up to a bound', () => {
    const longest = [0, 1, 2, 3, 50].map((attempt) => reconnectDelay(attempt, 1006, 1));
    expect(longest).toEqual([1100, 2100, 4100, 5100, 5100]);
  });

  it('gives people time to close other tabs', () => {
    expect(reconnectDelay(0, CLOSE.tooManyConnections, 0)).toBe(2000);
  });
});
