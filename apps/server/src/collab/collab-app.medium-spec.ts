import { CLOSE } from '@soproekt/contracts';
import { CollabClient } from '@soproekt/sync/client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { hashToken } from '../identity/token.js';
import { insertDocument, seedPeople, type Seeded, type SeededName } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { COLLAB_AUTHORIZER, type CollabAuthorizer } from './collab-ports.js';
import { RawClient, until } from './testing/collab-world.js';

describe('the document sync within the application', () => {
  let app: TestApp;
  let seeded: Seeded;
  let documentId: string;
  let clients: CollabClient[];

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
  });
  afterAll(() => app?.close());
  beforeEach(async () => {
    clients = [];
    documentId = await insertDocument(app.pool, seeded.workspaceId);
  });
  afterEach(() => {
    for (const client of clients) {
      client.destroy();
      client.provider.awareness.destroy();
    }
  });

  function open(who: SeededName, cookie = seeded.people[who].cookie): CollabClient {
    const origin = app.url;
    class SignedInWebSocket extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers: { cookie, origin } });
      }
    }
    const marks = new Map<string, boolean>();
    const client = new CollabClient({
      Provider: WebsocketProvider,
      WebSocket: SignedInWebSocket as never,
      url: `${app.url.replace('http', 'ws')}/collab`,
      documentId,
      doc: new Y.Doc(),
      store: { get: (id) => marks.get(id) ?? false, set: (id, value) => marks.set(id, value) },
    });
    clients.push(client);
    return client;
  }

  const text = (client: CollabClient): Y.Text => (client.provider as WebsocketProvider).doc.getText('text');

  async function saved(client: CollabClient): Promise<void> {
    await until('the edits to be saved', () => client.getSnapshot().status === 'saved');
  }

  it('S36: two people of two institutions write, and what is shown as saved is in the database', async () => {
    const [author, iroAuthor] = [open('author'), open('iroAuthor')];
    await Promise.all([saved(author), saved(iroAuthor)]);
    text(author).insert(0, 'университет');
    await saved(author);
    const { rows } = await app.pool.query(
      'select author_id, institution_id from document_update where document_id = $1',
      [documentId],
    );
    const { id, institutionId } = seeded.people.author;
    expect(rows).toEqual([{ author_id: id, institution_id: institutionId }]);
    await until('the other to see it', () => text(iroAuthor).toString() === 'университет');
    const { awareness } = iroAuthor.provider;
    const stamped = (): unknown => awareness.getStates().get(text(author).doc?.clientID ?? 0);
    await until('the presence', () => stamped() !== undefined);
    expect(stamped()).toMatchObject({ user: { id, institution: { id: institutionId, shortName: 'СРПУ' } } });
  });

  it('S14: lets a reader and a reviewer see, and refuses what they write', async () => {
    const author = open('author');
    await saved(author);
    text(author).insert(0, 'черновик');
    await saved(author);
    for (const who of ['reader', 'reviewer'] as const) {
      const client = open(who);
      await saved(client);
      expect(client.getSnapshot().access).toBe('read');
      text(client).insert(0, 'правка ');
      await until('the refusal', () => client.getSnapshot().status === 'unsaved');
      expect(client.getSnapshot().reason).toBe('access-lost');
    }
    expect(text(author).toString()).toBe('черновик');
  });

  it('S10: refuses strangers and people without a session', async () => {
    const outsider = open('outsider');
    await until('the refusal', () => outsider.getSnapshot().closeCode === CLOSE.noRight);
    const nobody = open('author', 'soproekt_session=forged');
    await until('the refusal', () => nobody.getSnapshot().closeCode === CLOSE.notSignedIn);
  });

  it('S13: an author made a reader in mid-sentence keeps the lost text for copying', async () => {
    const author = open('iroAuthor');
    await saved(author);
    text(author).insert(0, 'сохранено ');
    await saved(author);
    const path = `/api/v1/workspaces/${seeded.workspaceId}/members/${seeded.people.iroAuthor.id}`;
    const { cookie } = seeded.people.coordinator;
    expect((await app.call('PATCH', path, { cookie, body: { role: 'reader' } })).status).toBeLessThan(300);
    await until('the demotion', () => author.getSnapshot().access === 'read', 5000);
    text(author).insert(10, 'потеряно');
    await until('the refusal', () => author.getSnapshot().status === 'unsaved');
    const lost = Y.decodeUpdate(author.pendingUpdates() as Uint8Array).structs;
    expect(JSON.stringify(lost.map((struct) => ('content' in struct ? struct.content : null)))).toContain('потеряно');
    expect((await app.call('PATCH', path, { cookie, body: { role: 'author' } })).status).toBeLessThan(300);
    await saved(author);
  });

  it('S13: signing out closes the connection within seconds', async () => {
    const cookie = await app.signIn(seeded.people.moderator.email);
    const client = open('moderator', cookie);
    await saved(client);
    await app.call('POST', '/api/v1/auth/logout', { cookie, headers: { origin: app.url } });
    await until('the close', () => client.getSnapshot().closeCode === CLOSE.notSignedIn, 5000);
  });

  describe('S13: a session whose time has come', () => {
    /** A session of the person named that ends two seconds from now. */
    async function shortSession(who: SeededName): Promise<{ cookie: string; id: string }> {
      const cookie = await app.signIn(seeded.people[who].email);
      const { rows } = await app.pool.query<{ id: string }>(
        `update session set expires_at = now() + interval '2 seconds' where token_hash = $1 returning id`,
        [hashToken(cookie.split('=')[1] ?? '')],
      );
      return { cookie, id: rows[0]?.id ?? '' };
    }

    it('S13: ends its connection within seconds', async () => {
      const client = open('moderator', (await shortSession('moderator')).cookie);
      const closed = new Promise<number>((resolve) => {
        (client.provider as WebsocketProvider).on('connection-close', (event) => {
          resolve((event as { code?: number } | null)?.code ?? 0);
        });
      });
      await until('the text', () => client.getSnapshot().status === 'saved' && client.getSnapshot().access === 'write');
      expect(await closed).toBe(CLOSE.notSignedIn);
    });

    it('S13: keeps its connection when it was used meanwhile', async () => {
      const { cookie, id } = await shortSession('author');
      const client = open('author', cookie);
      await saved(client);
      await app.pool.query(`update session set expires_at = now() + interval '1 day' where id = $1`, [id]);
      const authorizer = app.app.get<CollabAuthorizer>(COLLAB_AUTHORIZER);
      const asked = new Promise<number | null>((resolve) => {
        const ask = authorizer.sessionEndsAt.bind(authorizer);
        authorizer.sessionEndsAt = async (principal) => {
          const endsAt = await ask(principal);
          if (principal.sessionId === id) resolve(endsAt);
          return endsAt;
        };
      });
      expect(await asked).toBeGreaterThan(Date.now() + 80_000_000);
      text(client).insert(0, 'дальше');
      await saved(client);
      expect(client.getSnapshot().closeCode).toBeNull();
    });
  });

  it('S18: refuses a foreign page', async () => {
    const url = `${app.url.replace('http', 'ws')}/collab/${documentId}`;
    const raw = new RawClient(url, { cookie: seeded.people.author.cookie, origin: 'https://evil.example' });
    await until('the refusal', () => raw.refused === 403);
  });
});
