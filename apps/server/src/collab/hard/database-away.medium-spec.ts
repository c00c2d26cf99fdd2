import { CollabClient } from '@soproekt/sync/client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { insertDocument, seedPeople, type Seeded, type SeededName } from '../../testing/seed-people.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';
import { TestPostgres } from '../../testing/test-postgres.js';
import { until } from '../testing/collab-world.js';
import { storedDocument } from './support/bad-lines.js';
import { useEnds } from './support/hard-setup.js';

const TEST_MS = 60_000;

describe('S39: PostgreSQL goes and comes back under the whole application', () => {
  let postgres: TestPostgres;
  let app: TestApp;
  let seeded: Seeded;
  let documentId: string;
  const toEnd = useEnds();

  beforeAll(async () => {
    postgres = await TestPostgres.start();
    const database = { url: postgres.url, pool: postgres.pool(), drop: () => Promise.resolve() };
    app = await startTestApp({ database, env: { SYNC_RETRY_MIN_MS: '50', SYNC_RETRY_MAX_MS: '300' } });
    seeded = await seedPeople(app.pool);
    documentId = await insertDocument(app.pool, seeded.workspaceId);
  }, TEST_MS);
  afterAll(async () => {
    await app?.close();
    await postgres?.drop();
  }, TEST_MS);

  function open(who: SeededName): CollabClient {
    const headers = { cookie: seeded.people[who].cookie, origin: app.url };
    class SignedInWebSocket extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers });
      }
    }
    const doc = new Y.Doc();
    const client = new CollabClient({
      Provider: WebsocketProvider,
      WebSocket: SignedInWebSocket as never,
      url: `${app.url.replace('http', 'ws')}/collab`,
      documentId,
      doc,
      store: { get: () => false, set: () => undefined },
      overdueMs: 300,
    });
    toEnd({
      destroy: () => {
        client.destroy();
        client.provider.awareness.destroy();
      },
    });
    return client;
  }

  const textOf = (client: CollabClient): Y.Text => (client.provider as WebsocketProvider).doc.getText('text');
  const saved = (client: CollabClient): Promise<unknown> =>
    until('the edits to be saved', () => client.getSnapshot().status === 'saved', 20_000);
  const ready = async (): Promise<number> => (await app.call('GET', '/health/ready')).status;

  it.each(['immediate', 'kill'] as const)(
    'people write on, are told that it is not saved, and all of it is committed (%s)',
    async (how) => {
      const [author, other] = [open('author'), open('iroAuthor')];
      await Promise.all([saved(author), saved(other)]);
      expect(await ready()).toBe(200);
      const { cookie } = seeded.people.author;
      await postgres.end(how);
      try {
        textOf(author).insert(0, `во время перерыва (${how}) `);
        await until('the other to see it', () => textOf(other).toString() === textOf(author).toString());
        await until('the truth to be told', () => author.getSnapshot().status === 'unsaved');
        expect(await ready()).toBe(503);
        expect((await app.call('GET', '/health/live')).status).toBe(200);
        const reply = await app.call<{ code: string }>('GET', `/api/v1/documents/${documentId}`, { cookie });
        expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } });
      } finally {
        await postgres.restart();
      }
      await saved(author);
      expect((await storedDocument({ pool: app.pool }, documentId)).getText('text').toString()).toBe(
        textOf(author).toString(),
      );
      await until('the server to be ready', async () => (await ready()) === 200, 10_000);
      expect((await app.call('GET', `/api/v1/documents/${documentId}`, { cookie })).status).toBe(200);
    },
    TEST_MS,
  );
});
