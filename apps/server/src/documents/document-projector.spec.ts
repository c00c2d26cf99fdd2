import { jest } from '@jest/globals';
import { addSection } from '@soproekt/documents';
import type { DataSource } from 'typeorm';
import * as Y from 'yjs';
import type { AppLogger } from '../platform/logging/app-logger.js';
import type { DocumentAnnouncer } from './document-announcer.service.js';
import type { CheckContextReader } from '../programmes/check-context.service.js';
import { project, type ProjectPayload } from '../tasks/project-task.js';
import type { TaskPool } from '../tasks/task-pool.service.js';
import { DocumentProjector } from './document-projector.service.js';
import type { CommitListener, DocumentStore } from './document-store.js';

function setUp() {
  const rows: { id: string; wordCount: number; searchText: string; updatedBy?: string }[] = [];
  const errors: unknown[] = [];
  const told: string[] = [];
  const doc = new Y.Doc();
  addSection(doc, { title: 'Цель', content: (fragment) => fragment.insert(0, [new Y.XmlText('три слова\0 здесь')]) });
  let listener: CommitListener = () => undefined;
  const state = jest.fn(() => Promise.resolve(Y.encodeStateAsUpdate(doc)));
  const store = {
    state,
    lastChange: () => Promise.resolve({ authorId: 'u1', at: new Date() }),
    onCommitted: (next: CommitListener) => {
      listener = next;
      return () => (listener = () => undefined);
    },
  } as unknown as DocumentStore;
  const row = { workspace_id: 'w', kind: 'note', readiness: null, readiness_due: null };
  const query = (sql: string, [id, wordCount, searchText, , , , , updatedBy]: unknown[]): Promise<unknown> => {
    if (sql.startsWith('select')) return Promise.resolve(id === 'purged' ? [] : [row]);
    rows.push({ id, wordCount, searchText, updatedBy } as (typeof rows)[number]);
    return Promise.resolve([[], 1]);
  };
  const run = async (_name: string, payload: () => Promise<ProjectPayload>) => project(await payload());
  const projector = new DocumentProjector(
    store,
    { query } as unknown as DataSource,
    { read: () => Promise.reject(new Error('not asked of notes')) } as unknown as CheckContextReader,
    { run } as unknown as TaskPool,
    { changed: (id: string) => Promise.resolve(told.push(id)) } as unknown as DocumentAnnouncer,
    { error: (error: unknown) => errors.push(error) } as unknown as AppLogger,
  );
  projector.onModuleInit();
  return { projector, rows, errors, told, state, commit: (id: string) => listener(id, []) };
}

describe('DocumentProjector', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('projects once after a burst, and tells of it', async () => {
    const { commit, rows, told } = setUp();
    for (let i = 0; i < 5; i++) {
      commit('a');
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(rows).toEqual([]);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(rows).toMatchObject([{ id: 'a', wordCount: 3, searchText: 'Цель\nтри слова здесь', updatedBy: 'u1' }]);
    expect(told).toEqual(['a']);
  });

  it('does not wait for ever while somebody types on', async () => {
    const { commit, rows } = setUp();
    for (let i = 0; i < 2_000; i++) {
      commit('a');
      await jest.advanceTimersByTimeAsync(200);
    }
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(rows.length).toBeLessThan(6);
  });

  it('reports a failure and goes on with the next commit', async () => {
    const { commit, state, errors, rows } = setUp();
    state.mockRejectedValueOnce(new Error('down'));
    commit('a');
    await jest.advanceTimersByTimeAsync(4_500);
    expect(errors).toHaveLength(1);
    commit('a');
    await jest.advanceTimersByTimeAsync(4_500);
    expect(rows).toHaveLength(1);
  });

  it('tries again after a pause what failed, though nobody commits', async () => {
    const { commit, state, errors, rows } = setUp();
    state.mockRejectedValueOnce(new Error('down'));
    commit('a');
    await jest.advanceTimersByTimeAsync(4_500);
    expect(rows).toEqual([]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(rows).toMatchObject([{ id: 'a' }]);
    expect(errors).toHaveLength(1);
  });

  it('gives up after five tries, and begins anew with the next commit', async () => {
    const { commit, state, errors, rows } = setUp();
    state.mockRejectedValue(new Error('down'));
    commit('a');
    await jest.advanceTimersByTimeAsync(120_000);
    expect(errors).toHaveLength(5);
    commit('a');
    await jest.advanceTimersByTimeAsync(120_000);
    expect(errors).toHaveLength(10);
    expect(rows).toEqual([]);
  });

  it('does not try again when the server goes down', async () => {
    const { commit, state, errors, projector } = setUp();
    state.mockRejectedValue(new Error('down'));
    commit('a');
    await projector.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(errors).toHaveLength(1);
  });

  it('tells nothing of a document that was purged meanwhile', async () => {
    const { commit, told } = setUp();
    commit('purged');
    await jest.advanceTimersByTimeAsync(4_500);
    expect(told).toEqual([]);
  });

  it('finishes what is waiting when the server goes down', async () => {
    const { commit, rows, projector } = setUp();
    commit('a');
    commit('b');
    await projector.beforeApplicationShutdown();
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b']);
    commit('c');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(rows).toHaveLength(2);
  });
});
