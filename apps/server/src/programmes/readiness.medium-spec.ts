import { setCell } from '@soproekt/documents';
import { withPlan } from '@soproekt/domain/testing';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DocumentStore } from '../documents/document-store.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { startTestApp } from '../testing/test-app.js';
import { waitUntil } from '../testing/wait-until.js';
import { freshFacts, ProgrammesWorld } from './testing/programmes-world.js';

const PERFECT = { errors: 0, warnings: 0, hints: 0, percent: 100 };

describe('readiness', () => {
  let database: TestDatabase;
  let world: ProgrammesWorld;

  beforeAll(async () => {
    database = await createTestDatabase();
    world = await ProgrammesWorld.start({ database });
    await world.as('coordinator', 'POST', world.workspace('/standards/starter'));
  });
  afterAll(async () => {
    await world?.close();
    await database?.drop();
  });

  const due = async (id: string): Promise<string | null> =>
    (await database.pool.query<{ due: string | null }>('select readiness_due as due from document where id = $1', [id]))
      .rows[0]?.due ?? null;

  async function open(id: string): Promise<WebsocketProvider> {
    const headers = { cookie: world.seeded.people.author.cookie, origin: world.app.url };
    class SignedIn extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers });
      }
    }
    const provider = new WebsocketProvider(`${world.app.url.replace('http', 'ws')}/collab`, id, new Y.Doc(), {
      WebSocketPolyfill: SignedIn as never,
      disableBc: true,
    });
    await waitUntil('the first sync', () => provider.synced);
    return provider;
  }

  it('is judged anew when the institutions of the workspace change', async () => {
    const { id } = await world.programme();
    await database.pool.query(
      `update document set readiness = '{"errors":9,"warnings":0,"hints":0,"percent":1}' where id = $1`,
      [id],
    );
    const renamed = await world.as('admin', 'PATCH', `/api/v1/institutions/${world.seeded.institutions.school}`, {
      shortName: 'Школа №7',
    });
    expect(renamed.status).toBe(200);
    await waitUntil('the judgement', async () => (await world.readiness(id))?.errors === 0, 10_000);
  });

  it('follows what is typed, and is told to those who look at the list', async () => {
    const { id, sections } = await world.programme();
    expect(await world.readiness(id)).toEqual(PERFECT);
    const events = await world.follow('reader');
    const provider = await open(id);
    try {
      setCell(provider.doc, sections.get('plan') ?? '', 'm3.2', 'total', 6, { origin: 'test' });
      const told = (): number | undefined =>
        events
          .filter(([name]) => name === 'document.changed')
          .map(([, { document }]) => document as { id: string; readiness: { errors: number } })
          .findLast((document) => document.id === id)?.readiness.errors;
      await waitUntil('the event', () => told() === 2, 10_000);
      const found = await world.findings(id);
      expect(found.filter(({ level }) => level === 'error')).toHaveLength(2);
      expect(await world.readiness(id)).toMatchObject({ errors: 2 });
      expect((await world.readiness(id))?.percent).toBeLessThan(100);
    } finally {
      provider.destroy();
      provider.awareness.destroy();
    }
  });

  it('is judged anew by other limits without touching time and author of the last change', async () => {
    const { id } = await world.programme();
    await world.as('author', 'PATCH', `/api/v1/documents/${id}`, { title: 'Новое имя' });
    const row = async (): Promise<unknown> =>
      (await database.pool.query('select updated_at, updated_by, title, word_count from document where id = $1', [id]))
        .rows[0];
    const before = await row();
    await world.as('coordinator', 'PATCH', world.workspace('/programme-settings'), { minHours: { pk: 72 } });
    await waitUntil('the readiness', async () => (await world.readiness(id))?.errors === 1);
    expect(await row()).toEqual(before);
    await waitUntil('the mark to go', async () => (await due(id)) === null);
    await world.as('coordinator', 'PATCH', world.workspace('/programme-settings'), { minHours: null });
    await waitUntil('the readiness', async () => (await world.readiness(id))?.errors === 0);
  });

  it('depends on the catalogue of standards', async () => {
    const { id } = await world.programme();
    await world.as('moderator', 'POST', world.workspace('/standards/import?mode=replace'), {
      standards: [{ code: '01.011', title: 'Т', audience: ['Другие'], functions: [] }],
    });
    await waitUntil('the warning', async () => ((await world.readiness(id))?.warnings ?? 0) > 0);
    await world.as('moderator', 'POST', world.workspace('/standards/starter'));
    await waitUntil('the warning to go', async () => (await world.readiness(id))?.warnings === 0);
  });

  it('ends with the latest of many changes', async () => {
    const { id } = await world.programme();
    for (let pk = 30; pk <= 40; pk += 1) {
      await world.as('coordinator', 'PATCH', world.workspace('/programme-settings'), { minHours: { pk } });
    }
    await waitUntil('the last', async () => (await world.readiness(id))?.errors === 1 && (await due(id)) === null);
    await world.as('coordinator', 'PATCH', world.workspace('/programme-settings'), { minHours: null });
    await waitUntil('none', async () => (await world.readiness(id))?.errors === 0 && (await due(id)) === null);
  });

  it('stays due when the document cannot be read, and the next start goes on', async () => {
    const { id } = await world.programme(withPlan(freshFacts(), { 'm3.2': { total: 6 } }));
    const early = await world.programme();
    // As an earlier version leaves it.
    await database.pool.query('update document set readiness = null where id = $1', [early.id]);
    const store = world.app.app.get(DocumentStore, { strict: false });
    const state = store.state.bind(store);
    let tried = 0;
    store.state = (documentId) => {
      if (documentId !== id) return state(documentId);
      tried += 1;
      return Promise.reject(new Error('the disk is gone'));
    };
    await world.as('coordinator', 'PATCH', world.workspace('/programme-settings'), { minHours: { pk: 72 } });
    await waitUntil('the try', () => tried > 0);
    await waitUntil('the other one', async () => (await due(early.id)) === null);
    expect(await due(id)).not.toBeNull();
    expect(await world.readiness(id)).toMatchObject({ errors: 2 });
    const { id: ready } = early;
    await database.pool.query('update document set readiness = null where id = $1', [ready]);

    const next = await startTestApp({ database });
    try {
      const { rows } = await database.pool.query('select 1 from document where id = any($1)', [[id, ready]]);
      expect(rows).toHaveLength(2);
      await waitUntil('the start to go on', async () => (await due(id)) === null && (await due(ready)) === null);
      expect(await world.readiness(id)).toMatchObject({ errors: 3 });
      expect(await world.readiness(ready)).toMatchObject({ errors: 1 });
    } finally {
      await next.close();
    }
  });
});
