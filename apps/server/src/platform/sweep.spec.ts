import { Sweep } from './sweep.js';

describe('Sweep', () => {
  it('visits everything, no more than so many at once', async () => {
    let open = 0;
    let most = 0;
    const visited: number[] = [];
    const sweep = new Sweep(
      () => Array.from({ length: 20 }, (_, index) => index),
      async (item) => {
        most = Math.max(most, (open += 1));
        await Promise.resolve();
        visited.push(item);
        open -= 1;
      },
      3,
    );
    await sweep.run();
    expect(visited.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBe(3);
  });

  it('begins once more when asked while it runs, however often', async () => {
    const rounds: (() => void)[] = [];
    const sweep = new Sweep(
      () => ['only'],
      () => new Promise<void>((resolve) => rounds.push(resolve)),
    );
    const first = sweep.run();
    await sweep.run();
    await sweep.run();
    rounds[0]?.();
    while (rounds.length < 2) await Promise.resolve();
    rounds[1]?.();
    await first;
    expect(rounds).toHaveLength(2);
  });
});
