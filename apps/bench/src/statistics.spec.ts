import { median, percentile, percentiles } from './statistics.js';

describe('statistics', () => {
  it('takes percentiles by nearest rank', () => {
    const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentiles(samples)).toEqual({ p50: 50, p95: 95, p99: 99 });
    expect(percentiles([7], 'durable')).toEqual({ durableP50: 7, durableP95: 7, durableP99: 7 });
    expect(() => percentile([], 0.5)).toThrow('nothing was measured');
  });

  it('takes medians', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 3])).toBe(2);
  });
});
