import { NoTurnError, Turns } from './turns.js';

function held(): { act: () => Promise<string>; begun: () => boolean; end: () => void } {
  let begun = false;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    act: async () => {
      begun = true;
      await ended;
      return 'done';
    },
    begun: () => begun,
    end: () => end(),
  };
}

describe('Turns', () => {
  it('lets so many act at a time, in the order in which they came', async () => {
    const turns = new Turns(2);
    const acts = [held(), held(), held(), held()];
    const runs = acts.map(({ act }) => turns.run(act));
    expect(acts.map(({ begun }) => begun())).toEqual([true, true, false, false]);
    acts[1]?.end();
    await runs[1];
    await Promise.resolve();
    expect(acts.map(({ begun }) => begun())).toEqual([true, true, true, false]);
    for (const { end } of acts) end();
    await expect(Promise.all(runs)).resolves.toEqual(['done', 'done', 'done', 'done']);
  });

  it('refuses one more than may wait, and is free again afterwards', async () => {
    const turns = new Turns(1, 1);
    const [first, second] = [held(), held()];
    const runs = [turns.run(first.act), turns.run(second.act)];
    await expect(turns.run(held().act)).rejects.toBeInstanceOf(NoTurnError);
    first.end();
    second.end();
    await Promise.all(runs);
    await expect(turns.run(() => Promise.resolve(1))).resolves.toBe(1);
  });

  it('lets a patient one stand in a line that is full', async () => {
    const turns = new Turns(1, 0);
    const first = held();
    const running = turns.run(first.act);
    const patient = turns.run(() => Promise.resolve('late'), undefined, true);
    await expect(turns.run(held().act)).rejects.toBeInstanceOf(NoTurnError);
    first.end();
    await running;
    await expect(patient).resolves.toBe('late');
  });

  it('gives up a place in the line, and passes the turn on after a failure', async () => {
    const turns = new Turns(1, 1);
    const first = held();
    const running = turns.run(first.act);
    const patience = new AbortController();
    const waiting = turns.run(held().act, patience.signal);
    patience.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    const failing = turns.run(() => Promise.reject(new Error('failed')));
    first.end();
    await running;
    await expect(failing).rejects.toThrow('failed');
    await expect(turns.run(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
