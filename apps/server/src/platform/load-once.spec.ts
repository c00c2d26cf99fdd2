import { loadOnce } from './load-once.js';

describe('loadOnce', () => {
  it('loads once for all who ask', async () => {
    let times = 0;
    const load = loadOnce(() => Promise.resolve(++times));
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  it('tries again after a failure', async () => {
    let times = 0;
    const load = loadOnce(() => (++times === 1 ? Promise.reject(new Error('no file')) : Promise.resolve(times)));
    await expect(load()).rejects.toThrow('no file');
    expect(await load()).toBe(2);
  });
});
