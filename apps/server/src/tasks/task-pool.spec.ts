import { jest } from '@jest/globals';
import { addSection } from '@soproekt/documents';
import * as Y from 'yjs';
import type { TaskName } from './task-list.js';
import { TaskPool, type TaskOptions, type TaskPoolSettings } from './task-pool.service.js';
import { threadEntry } from './thread-source.js';

const LONG = 60_000;

describe('TaskPool', () => {
  const open: TaskPool[] = [];
  const pool = (settings?: Partial<TaskPoolSettings>): TaskPool => {
    const made = new TaskPool(settings);
    open.push(made);
    return made;
  };
  const strange = (settings: Partial<TaskPoolSettings> = {}) => {
    const made = pool({ entry: threadEntry('testing/strange-worker'), threads: 1, ...settings });
    return {
      pool: made,
      run: (name: string, payload?: unknown, options: Partial<TaskOptions> = {}): Promise<unknown> =>
        made.run(name as TaskName, payload as never, { timeoutMs: LONG, ...options }),
    };
  };
  afterEach(() => Promise.all(open.splice(0).map((made) => made.onApplicationShutdown())));

  it('projects a document in a thread', async () => {
    const doc = new Y.Doc();
    addSection(doc, { title: 'Цель', content: (fragment) => fragment.insert(0, [new Y.XmlText('три слова здесь')]) });
    const made = pool();
    expect(made.threadCount).toBe(0);
    const figures = await made.run('project', { state: Y.encodeStateAsUpdate(doc) }, { timeoutMs: LONG });
    expect(figures).toMatchObject({ wordCount: 3, searchText: 'Цель\nтри слова здесь' });
    expect(made.threadCount).toBe(1);
  });

  it('hands over what tasks throw', async () => {
    const { run } = strange();
    await expect(run('coded')).rejects.toMatchObject({ name: 'AppError', code: 'too-large', details: { limit: 3 } });
    await expect(run('unforeseen')).rejects.toThrow(/task unforeseen failed: TypeError: not a function/);
    await expect(run('unknown')).rejects.toThrow('there is no task unknown');
    await expect(run('echo', { a: [1] })).resolves.toEqual({ a: [1] });
  });

  it('ends a task that takes too long, and goes on with a new thread', async () => {
    const { run } = strange();
    await run('echo');
    const late = run('forever', null, { timeoutMs: 100 });
    const next = run('echo', 'next');
    await expect(late).rejects.toMatchObject({ code: 'unavailable', message: 'forever took too long' });
    await expect(next).resolves.toBe('next');
  });

  it('ends a task that takes too much memory, and goes on', async () => {
    const { run } = strange({ maxOldGenerationSizeMb: 48 });
    await expect(run('gluttony')).rejects.toMatchObject({ code: 'too-large' });
    await expect(run('echo', 1)).resolves.toBe(1);
  });

  it('goes on after a thread ended by itself', async () => {
    const { run } = strange();
    await expect(run('exit')).rejects.toThrow(/exited/);
    await expect(run('echo', 1)).resolves.toBe(1);
  });

  it('refuses when too many wait, and gives up the place of one that waited too long', async () => {
    const { run, pool: made } = strange({ maxQueue: 1 });
    await run('echo');
    const running = run('never');
    const waiting = run('echo', 2, { timeoutMs: 100 });
    await expect(run('echo', 3)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('too many'),
    });
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable', message: 'echo took too long' });
    const another = run('echo', 4);
    const ended = Promise.allSettled([running, another]);
    await made.onApplicationShutdown();
    for (const { status, reason } of (await ended) as PromiseRejectedResult[]) {
      expect(status).toBe('rejected');
      expect(reason).toMatchObject({ code: 'unavailable', message: 'the server is going down' });
    }
    await expect(run('echo')).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('runs background tasks one at a time, reads their payload only then, and refuses none', async () => {
    const { pool: made } = strange({ maxQueue: 0, threads: 2 });
    let reads = 0;
    const payload = (): Promise<never> => Promise.resolve(++reads as never);
    const done = Array.from({ length: 20 }, () =>
      made.run('echo' as TaskName, payload, { timeoutMs: LONG, background: true }),
    );
    expect(reads).toBe(1);
    // The other thread stays free for what somebody waits for.
    await expect(made.run('echo' as TaskName, 'now' as never, { timeoutMs: LONG })).resolves.toBe('now');
    expect(await Promise.all(done)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  it('lets a background task wait for a thread when nobody else may, and its time begins only then', async () => {
    const { pool: made, run } = strange({ maxQueue: 0 });
    await run('echo');
    const clock = jest.spyOn(AbortSignal, 'timeout');
    const holding = run('never', null, { timeoutMs: 500 });
    const background = made.run('echo' as TaskName, 'later' as never, { timeoutMs: LONG, background: true });
    await expect(run('echo', null, { timeoutMs: 400 })).rejects.toMatchObject({
      message: expect.stringContaining('too many'),
    });
    expect(clock.mock.calls).toEqual([[500], [400]]);
    await expect(holding).rejects.toMatchObject({ message: 'never took too long' });
    await expect(background).resolves.toBe('later');
    expect(clock.mock.calls).toEqual([[500], [400], [LONG]]);
    clock.mockRestore();
  });
});
