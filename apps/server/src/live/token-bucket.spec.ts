import { TokenBucket } from './token-bucket.js';

describe('TokenBucket', () => {
  it('passes a burst, then the average', () => {
    const bucket = new TokenBucket(3, 2, 0);
    expect([1, 2, 3, 4].map(() => bucket.take(0))).toEqual([true, true, true, false]);
    expect(bucket.take(400)).toBe(false);
    expect(bucket.take(900)).toBe(true);
    expect(bucket.take(60_000)).toBe(true);
  });

  it('saves up no more than its size', () => {
    const bucket = new TokenBucket(2, 100, 0);
    expect([1, 2, 3].map(() => bucket.take(60_000))).toEqual([true, true, false]);
  });
});
