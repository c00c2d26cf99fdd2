import { ImportLine } from './import-line.js';

describe('ImportLine', () => {
  /** Reads that end when they are told to. */
  function reads() {
    const started: string[] = [];
    const ends = new Map<string, () => void>();
    const read = (name: string) => (): Promise<string> => {
      started.push(name);
      return new Promise((resolve) => ends.set(name, () => resolve(name)));
    };
    return { started, read, end: (name: string) => ends.get(name)?.() };
  }
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('reads one file at a time, and those of one person do not hold up others', async () => {
    const line = new ImportLine();
    const { started, read, end } = reads();
    const done = ['a1', 'a2', 'a3', 'b1'].map((name) => line.run(name.slice(0, 1), 'ru', read(name)));
    for (const [name, next] of [
      ['a1', 'b1'],
      ['b1', 'a2'],
      ['a2', 'a3'],
    ] as const) {
      await settled();
      expect(started.at(-1)).toBe(name);
      end(name);
      await settled();
      expect(started.at(-1)).toBe(next);
    }
    end('a3');
    await expect(Promise.all(done)).resolves.toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('refuses in words what is too much for a person or for all, and goes on', async () => {
    const line = new ImportLine({ perPerson: 1, inAll: 1 });
    const { read, end } = reads();
    const [first, second] = [line.run('a', 'ru', read('a1')), line.run('a', 'ru', read('a2'))];
    const refused = (text: RegExp): object => ({
      code: 'too-many-attempts',
      details: { retryAfter: 30, text: expect.stringMatching(text) },
    });
    await expect(line.run('a', 'ru', read('a3'))).rejects.toMatchObject(refused(/^Вы уже импортируете/));
    const other = line.run('b', 'ru', read('b1'));
    await expect(line.run('c', 'en', read('c1'))).rejects.toMatchObject(refused(/^Many files/));
    end('a1');
    await settled();
    end('b1');
    await settled();
    end('a2');
    await expect(Promise.all([first, second, other])).resolves.toEqual(['a1', 'a2', 'b1']);
  });

  it('hands over what reading throws', async () => {
    const error = new Error('damaged');
    await expect(new ImportLine().run('a', 'ru', () => Promise.reject(error))).rejects.toBe(error);
  });
});
