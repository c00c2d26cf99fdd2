import { createRandom } from './random.js';
import { generateConcurrentTrace, traceVersions, utf16Index } from './trace.js';

describe('generated sessions', () => {
  it('are the same for the same seed, and well-formed', () => {
    const trace = generateConcurrentTrace(7, 500);
    expect(trace).toEqual(generateConcurrentTrace(7, 500));
    expect(trace).not.toEqual(generateConcurrentTrace(8, 500));
    expect(trace.txns.length).toBeGreaterThanOrEqual(500);
    trace.txns.forEach(({ parents }, at) => expect(parents.every((parent) => parent < at)).toBe(true));
    expect(traceVersions(trace)).toHaveLength(trace.txns.length);
  });
});

describe('createRandom', () => {
  it('repeats itself and stays in range', () => {
    const [a, b] = [createRandom(3), createRandom(3)];
    for (let at = 0; at < 1000; at++) {
      const value = a.int(10);
      expect(value).toBe(b.int(10));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(10);
    }
  });
});

describe('utf16Index', () => {
  it('counts characters beyond the basic plane twice', () => {
    expect([0, 1, 2, 3, 9].map((at) => utf16Index('a🙂b', at))).toEqual([0, 1, 3, 4, 4]);
  });
});
