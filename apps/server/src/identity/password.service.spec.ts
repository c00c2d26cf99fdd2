import { DEFAULT_HASH_COST } from './hash-cost.js';
import { Limiter } from './limiter.js';
import { PasswordService } from './password.service.js';

describe('PasswordService', () => {
  it('S1: hashes with argon2id, 19 MiB, two passes, one lane', async () => {
    const service = new PasswordService(DEFAULT_HASH_COST);
    const stored = await service.hash('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await service.verify(stored, 'correct horse')).toBe(true);
    expect(await service.verify(stored, 'wrong horse')).toBe(false);
    expect(service.needsRehash(stored)).toBe(false);
    expect(service.needsRehash(stored.replace('m=19456', 'm=4096'))).toBe(true);
  });

  it('S9: an unknown account costs as much time as a wrong password', async () => {
    const service = new PasswordService(DEFAULT_HASH_COST);
    const stored = await service.hash('correct horse');
    const time = async (against: string | null) => {
      const begun = performance.now();
      expect(await service.verify(against, 'guess')).toBe(false);
      return performance.now() - begun;
    };
    await time(null);
    const times: [number, number][] = [];
    for (let i = 0; i < 12; i += 1) times.push([await time(stored), await time(null)]);
    // The fastest of each: whatever else this machine does only makes single tries slower.
    const known = Math.min(...times.map((pair) => pair[0]));
    const unknown = Math.min(...times.map((pair) => pair[1]));
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });
});

describe('Limiter', () => {
  it('S1: caps what runs at once and refuses what would pile up', async () => {
    const limiter = new Limiter(2, 3);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const results = await Promise.allSettled(Array.from({ length: 7 }, () => limiter.run(task)));
    expect(most).toBe(2);
    expect(results.filter((result) => result.status === 'rejected')).toHaveLength(2);
    await limiter.run(task);
    await expect(limiter.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await limiter.run(task);
    expect(running).toBe(0);
  });
});
