import { CLOSE } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { TestPostgres } from '../../testing/test-postgres.js';
import { CollabWorld, until } from '../testing/collab-world.js';
import { storedDocument } from './support/bad-lines.js';
import { useEnds } from './support/hard-setup.js';
import { Person } from './support/person.js';
import { WireClient } from './support/wire-client.js';

const MAX_UNCOMMITTED = 30_000;

describe('S39: PostgreSQL goes and comes back', () => {
  let postgres: TestPostgres;
  let pool: pg.Pool;
  let world: CollabWorld;
  let documentId: string;
  let isAway = false;
  const toEnd = useEnds();

  beforeAll(async () => {
    postgres = await TestPostgres.start();
    pool = postgres.pool();
  }, 60_000);
  afterAll(() => postgres?.drop());
  beforeEach(async () => {
    documentId = randomUUID();
    world = await CollabWorld.start(
      { pool },
      { maxUncommittedBytes: MAX_UNCOMMITTED, retryMinMs: 20, retryMaxMs: 200, unloadDelayMs: 20 },
    );
  });
  afterEach(async () => {
    if (isAway) await comeBack();
    await world.stop();
  });

  async function goAway(how: 'immediate' | 'kill' = 'immediate'): Promise<void> {
    isAway = true;
    await postgres.end(how);
  }

  async function comeBack(): Promise<void> {
    await postgres.restart();
    isAway = false;
  }

  function person(name: string, overdueMs = 300): Person {
    return toEnd(new Person(world, documentId, { name }, overdueMs));
  }

  const stored = async (): Promise<string> => (await storedDocument({ pool }, documentId)).getText('text').toString();

  it.each(['immediate', 'kill'] as const)(
    'nothing is acknowledged while it is away, people go on and are told, and everything is committed on its return (%s)',
    async (how) => {
      const [anna, boris] = [person('anna'), person('boris')];
      await Promise.all([anna.saved(), boris.saved()]);
      anna.text.insert(0, 'вместе ');
      await anna.saved();
      await goAway(how);
      const statuses = new Set<string>();
      anna.client.subscribe(() => statuses.add(anna.state.status));
      for (let at = 0; at < 20; at++) {
        anna.text.insert(0, `${at} `);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await until('the other to see it all the same', () => boris.text.toString() === anna.text.toString());
      await until('the truth to be told', () => anna.state.status === 'unsaved');
      expect(statuses.has('saved')).toBe(false);
      expect(anna.client.pendingUpdates()).not.toBeNull();
      await comeBack();
      await anna.saved(15_000);
      expect(await stored()).toBe(anna.text.toString());
      expect(boris.text.toString()).toBe(anna.text.toString());
    },
    60_000,
  );

  it('what is buffered has a bound: beyond it edits are refused, and brought again afterwards', async () => {
    const [anna, boris] = [person('anna'), person('boris')];
    await Promise.all([anna.saved(), boris.saved()]);
    await goAway();
    for (let at = 0; at < 60; at++) {
      anna.text.insert(anna.text.length, 'x'.repeat(1_000));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await until('the refusal', () => anna.state.reason === 'storage-unavailable');
    expect(anna.state.status).toBe('unsaved');
    // What was refused is with its author only.
    expect(boris.text.length).toBeGreaterThan(MAX_UNCOMMITTED / 2);
    expect(boris.text.length).toBeLessThan(MAX_UNCOMMITTED * 1.5);
    expect(anna.text.length).toBe(60_000);
    await comeBack();
    await anna.saved(15_000);
    await until('the other to have it', () => boris.text.length === 60_000);
    expect((await stored()).length).toBe(60_000);
  }, 60_000);

  it('a failed load is an error, never an empty document', async () => {
    const anna = person('anna');
    await anna.saved();
    anna.text.insert(0, 'весь текст');
    await anna.saved();
    anna.destroy();
    await until('the document to be unloaded', () => world.hub.openDocuments === 0);
    await goAway();
    const wire = toEnd(new WireClient(world, documentId, { name: 'boris' }));
    expect([CLOSE.loadFailed, CLOSE.tryAgain]).toContain(await wire.end());
    expect([wire.answers, wire.text.length]).toEqual([0, 0]);
    await expect(world.hub.snapshotState(documentId)).rejects.toThrow();
    // A client that goes on trying, with an edit of its own on top of what it does not have.
    const vera = person('vera');
    vera.text.insert(0, 'пока пусто: ');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(vera.isSaved).toBe(false);
    await comeBack();
    await vera.saved(15_000);
    expect(vera.text.toString()).toContain('весь текст');
    expect(vera.text.toString()).toContain('пока пусто: ');
    expect(await stored()).toBe(vera.text.toString());
  }, 60_000);

  it('people who leave meanwhile lose nothing that the server took', async () => {
    const anna = person('anna');
    await anna.saved();
    await goAway();
    anna.text.insert(0, 'и ушла');
    await new Promise((resolve) => setTimeout(resolve, 50));
    anna.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(world.hub.openDocuments).toBe(1);
    await comeBack();
    await until('the document to be unloaded', () => world.hub.openDocuments === 0, 15_000);
    expect(await stored()).toBe('и ушла');
  }, 60_000);
});
