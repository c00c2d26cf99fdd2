import type { DocumentContent, DocumentSummary } from '@soproekt/contracts';
import { addSection, listSections, sectionFragment } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CollabService } from '../collab/collab.service.js';
import { until } from '../collab/testing/collab-world.js';
import { seedPeople, type Seeded, type SeededName } from '../testing/seed-people.js';
import { startTestApp, type Reply, type TestApp } from '../testing/test-app.js';

describe('documents with open editors', () => {
  let app: TestApp;
  let seeded: Seeded;
  const providers: WebsocketProvider[] = [];
  const sockets: Socket[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
  });
  afterEach(() => {
    for (const provider of providers.splice(0)) {
      provider.destroy();
      provider.awareness.destroy();
    }
    for (const socket of sockets.splice(0)) socket.disconnect();
  });
  afterAll(() => app?.close());

  const as = <T>(who: SeededName, method: string, path: string, body?: unknown): Promise<Reply<T>> =>
    app.call<T>(method, path, { cookie: seeded.people[who].cookie, body });
  const make = async (template = 'blank'): Promise<DocumentSummary> => {
    const path = `/api/v1/workspaces/${seeded.workspaceId}/documents`;
    return (await as<DocumentSummary>('author', 'POST', path, { kind: 'programme', title: 'Черновик', template })).body;
  };
  const content = async (id: string): Promise<DocumentContent> =>
    (await as<DocumentContent>('reader', 'GET', `/api/v1/documents/${id}/content`)).body;

  /** An unchanged client of the npm package, signed in. */
  async function open(who: SeededName, id: string): Promise<WebsocketProvider> {
    const headers = { cookie: seeded.people[who].cookie, origin: app.url };
    class SignedIn extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers });
      }
    }
    const provider = new WebsocketProvider(`${app.url.replace('http', 'ws')}/collab`, id, new Y.Doc(), {
      WebSocketPolyfill: SignedIn as never,
      disableBc: true,
    });
    providers.push(provider);
    await until('the first sync', () => provider.synced);
    return provider;
  }

  function follow(who: SeededName): Promise<[string, { documentId?: string; document?: DocumentSummary }][]> {
    const events: [string, { documentId?: string; document?: DocumentSummary }][] = [];
    const socket = io(`${app.url}/live`, {
      transports: ['websocket'],
      extraHeaders: { cookie: seeded.people[who].cookie, origin: app.url },
      reconnection: false,
      forceNew: true,
    });
    sockets.push(socket);
    socket.onAny((event: string, payload: (typeof events)[number][1]) => void events.push([event, payload]));
    return new Promise((resolve) => {
      socket.emit('workspace.join', { workspaceId: seeded.workspaceId }, () => resolve(events));
    });
  }

  it('gives the template to a stock client, and its edits to the content at once', async () => {
    const made = await make('programme-pk');
    const provider = await open('iroAuthor', made.id);
    expect(listSections(provider.doc).map(({ title }) => title)).toEqual(
      (await content(made.id)).sections.map(({ title }) => title),
    );
    addSection(provider.doc, {
      title: 'Новый раздел',
      afterId: null,
      content: (fragment) => fillFragment(fragment, 'Текст из **редактора**'),
    });
    await until('the edit in the content', async () => {
      const [first] = (await content(made.id)).sections;
      return first?.title === 'Новый раздел' && first.text === 'Текст из редактора' && first.words === 3;
    });
  });

  it('carries words, time and author of edits to the list, and tells those who look at it', async () => {
    const made = await make();
    const events = await follow('reader');
    const { doc } = await open('iroAuthor', made.id);
    const fragment = sectionFragment(doc, listSections(doc)[0]?.id ?? '');
    if (fragment) fillFragment(fragment, 'раз два три');
    const told = (): DocumentSummary | undefined =>
      events.map(([name, payload]) => (name === 'document.changed' ? payload.document : undefined)).findLast(Boolean);
    await until('the event', () => told()?.wordCount === 3);
    expect(told()).toMatchObject({ id: made.id, updatedBy: { userId: seeded.people.iroAuthor.id } });
    expect(Date.parse(told()?.updatedAt ?? '')).toBeGreaterThan(Date.parse(made.updatedAt));
    const { rows } = await app.pool.query('select search_text from document where id = $1', [made.id]);
    expect(rows).toEqual([{ search_text: 'Пояснительная записка\nраз два три' }]);
  });

  it('tells of new, renamed, binned and deleted documents', async () => {
    const events = await follow('reader');
    const made = await make();
    const path = `/api/v1/documents/${made.id}`;
    await as('author', 'PATCH', path, { title: 'Новое имя' });
    await as('coordinator', 'DELETE', path);
    await as('coordinator', 'DELETE', `${path}?permanent=true`);
    await until('the last event', () => events.some(([name]) => name === 'document.purged'));
    const own = events.filter(([, { documentId, document }]) => (document?.id ?? documentId) === made.id);
    expect(own.map(([name, { document }]) => [name, document?.title, document?.binnedAt !== null])).toEqual([
      ['document.changed', 'Черновик', false],
      ['document.changed', 'Новое имя', false],
      ['document.changed', 'Новое имя', true],
      ['document.purged', undefined, true],
    ]);
  });

  it('copies what is being typed', async () => {
    const made = await make();
    const { doc } = await open('author', made.id);
    addSection(doc, { title: 'Только что' });
    await until('the section', async () => (await content(made.id)).sections.length === 2);
    const copy = await as<DocumentSummary>('iroAuthor', 'POST', `/api/v1/documents/${made.id}/duplicate`);
    expect((await content(copy.body.id)).sections.map(({ title }) => title)).toEqual([
      'Пояснительная записка',
      'Только что',
    ]);
  });

  it('S13: an approved document takes no more edits from open editors, a binned one ends them', async () => {
    const made = await make();
    const provider = await open('author', made.id);
    const path = `/api/v1/documents/${made.id}`;
    await as('moderator', 'PATCH', path, { status: 'in-review' });
    await as('moderator', 'PATCH', path, { status: 'approved' });
    // The right is decided anew within moments of the answer; the edit comes after that.
    await new Promise((resolve) => setTimeout(resolve, 300));
    addSection(provider.doc, { title: 'Поздно' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await content(made.id)).sections).toHaveLength(1);

    const closed = new Promise<number>((resolve) => {
      provider.on('connection-close', (event) => resolve((event as { code?: number } | null)?.code ?? 0));
    });
    await as('moderator', 'DELETE', path);
    expect(await closed).toBeGreaterThanOrEqual(4400);
  });

  it('deleting for good leaves no text, though editors were open a moment before', async () => {
    const made = await make();
    const { doc } = await open('author', made.id);
    for (let i = 0; i < 30; i++) addSection(doc, { title: `Раздел ${i}` });
    await until('the edits', async () => (await content(made.id)).sections.length === 31);
    const path = `/api/v1/documents/${made.id}`;
    await as('coordinator', 'DELETE', path);
    expect(await as('coordinator', 'DELETE', `${path}?permanent=true`)).toMatchObject({ status: 204 });
    for (const table of ['document_update', 'document_snapshot', 'document_client']) {
      const { rowCount } = await app.pool.query(`select 1 from ${table} where document_id = $1`, [made.id]);
      expect([table, rowCount]).toEqual([table, 0]);
    }
  });

  it('a document that cannot be loaded is an error, never an empty one', async () => {
    const made = await make('programme-pk');
    const { length } = (await content(made.id)).sections;
    const load = app.app.get(CollabService).journal;
    const original = load.load.bind(load);
    load.load = () => Promise.reject(new Error('the disk is gone'));
    try {
      for (const [method, rest] of [
        ['GET', '/content'],
        ['POST', '/duplicate'],
      ] as const) {
        const reply = await as<{ code: string; message: string }>(
          'author',
          method,
          `/api/v1/documents/${made.id}${rest}`,
        );
        expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } });
        expect(reply.body.message).not.toContain('disk');
      }
    } finally {
      load.load = original;
    }
    expect(length).toBeGreaterThan(1);
    expect((await content(made.id)).sections).toHaveLength(length);
  });
});
