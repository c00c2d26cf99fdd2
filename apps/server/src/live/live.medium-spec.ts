import { liveClientEvents, type LiveAck, type PresentPerson } from '@soproekt/contracts';
import { ALL_ACTIONS } from '@soproekt/domain';
import { io, type Socket } from 'socket.io-client';
import { SessionService } from '../identity/session.service.js';
import { hashToken } from '../identity/token.js';
import { insertDocument, insertMember, seedPeople, type Seeded } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { LIVE_ACTIONS } from './live-actions.js';

interface Client {
  readonly socket: Socket;
  /** Everything that came, in order. */
  readonly events: [string, Record<string, unknown>][];
  ask(event: string, payload?: unknown): Promise<LiveAck>;
  /** Waits for an event that fulfils the condition; also one that came before. */
  until(event: string, test?: (payload: Record<string, unknown>) => boolean): Promise<Record<string, unknown>>;
}

describe('the live workspace', () => {
  let app: TestApp;
  let seeded: Seeded;
  const clients: Socket[] = [];

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    seeded = await seedPeople(app.pool);
  });
  afterEach(() => {
    for (const socket of clients.splice(0)) socket.disconnect();
  });
  afterAll(() => app?.close());

  interface Options {
    cookie?: string;
    origin?: string | null;
    transports?: string[];
    server?: TestApp;
  }

  function connect({ cookie, origin, transports = ['websocket'], server = app }: Options): Promise<Client> {
    const extraHeaders: Record<string, string> = {};
    if (cookie) extraHeaders.cookie = cookie;
    if (origin !== null) extraHeaders.origin = origin ?? server.url;
    const socket = io(`${server.url}/live`, { transports, extraHeaders, reconnection: false, forceNew: true });
    clients.push(socket);
    const events: Client['events'] = [];
    socket.onAny((event: string, payload: Record<string, unknown>) => void events.push([event, payload]));
    const client: Client = {
      socket,
      events,
      ask: (event, payload) => socket.timeout(3000).emitWithAck(event, payload) as Promise<LiveAck>,
      until: async (event, test = () => true) => {
        const deadline = Date.now() + 3000;
        while (Date.now() < deadline) {
          const found = events.find(([name, payload]) => name === event && test(payload));
          if (found) return found[1];
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        throw new Error(`no ${event} among ${JSON.stringify(events)}`);
      },
    };
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(client));
      socket.once('connect_error', reject);
    });
  }

  const join = async (options: Options) => {
    const client = await connect(options);
    expect(await client.ask('workspace.join', { workspaceId: seeded.workspaceId })).toMatchObject({ ok: true });
    return client;
  };
  const names = (payload: Record<string, unknown>) => (payload.people as PresentPerson[]).map((person) => person.name);
  const disconnected = (client: Client) =>
    new Promise<void>((resolve) =>
      client.socket.connected ? client.socket.once('disconnect', () => resolve()) : resolve(),
    );

  it('S10: every event of the contract is mapped to an action of the policy', () => {
    expect(Object.keys(LIVE_ACTIONS).sort()).toEqual(Object.keys(liveClientEvents).sort());
    for (const action of Object.values(LIVE_ACTIONS)) expect(ALL_ACTIONS).toContain(action);
  });

  it('S18: refuses a foreign or missing Origin on polling and websocket', async () => {
    const { cookie } = seeded.people.author;
    for (const transports of [['websocket'], ['polling']]) {
      for (const origin of ['https://evil.example', 'null', `${app.url}.evil.example`, null]) {
        await expect(connect({ cookie, origin, transports })).rejects.toMatchObject({ message: expect.any(String) });
      }
      expect((await connect({ cookie, transports })).socket.connected).toBe(true);
    }
    const polling = `${app.url}/socket.io/?EIO=4&transport=polling`;
    expect((await fetch(polling, { headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403);
    expect((await fetch(polling, { headers: { cookie } })).status).toBe(403);
    expect((await fetch(polling, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })).status).toBe(200);
  });

  it('refuses connections without a session', async () => {
    await expect(connect({})).rejects.toThrow('not-signed-in');
    await expect(connect({ cookie: `soproekt_session=${'x'.repeat(43)}` })).rejects.toThrow('not-signed-in');
  });

  it('shows who is there; two windows of one person count once', async () => {
    const { author, reader } = seeded.people;
    const first = await join({ cookie: author.cookie });
    const second = await join({ cookie: author.cookie });
    const other = await join({ cookie: reader.cookie });
    expect(names(await first.until('workspace.presence', (payload) => names(payload).length === 2))).toEqual([
      author.name,
      reader.name,
    ]);
    const documentId = await insertDocument(app.pool, seeded.workspaceId);
    await second.ask('document.show', { workspaceId: seeded.workspaceId, documentId });
    const shown = await other.until('workspace.presence', (payload) =>
      (payload.people as PresentPerson[]).some((person) => person.documentIds.includes(documentId)),
    );
    expect(shown.people).toMatchObject([{ userId: author.id, role: 'author', documentIds: [documentId] }, {}]);
    first.socket.disconnect();
    second.socket.disconnect();
    await other.until('workspace.presence', (payload) => names(payload).join() === reader.name);
    expect(await other.ask('workspace.leave', { workspaceId: seeded.workspaceId })).toEqual({ ok: true });
  });

  it('S11: refuses foreign workspaces and documents, S12: and malformed input, without harm', async () => {
    const { outsider, author } = seeded.people;
    const client = await connect({ cookie: author.cookie });
    const workspaceId = seeded.workspaceId;
    const foreign = await insertDocument(app.pool, seeded.foreignWorkspaceId);
    const own = await insertDocument(app.pool, workspaceId);
    const refused: [string, unknown, string][] = [
      ['workspace.join', { workspaceId: seeded.foreignWorkspaceId }, 'not-found'],
      ['document.show', { workspaceId, documentId: own }, 'conflict'],
      ['document.show', { workspaceId, documentId: foreign }, 'not-found'],
      ['workspace.join', { workspaceId: 'x' }, 'invalid-input'],
      ['workspace.join', { workspaceId, more: 1 }, 'invalid-input'],
      ['workspace.join', null, 'invalid-input'],
      ['workspace.join', undefined, 'invalid-input'],
      ['workspace.join', [workspaceId], 'invalid-input'],
      ['constructor', {}, 'not-found'],
      ['__proto__', {}, 'not-found'],
      ['server.restarting', {}, 'not-found'],
      ['workspace.presence', { workspaceId, people: [] }, 'not-found'],
    ];
    for (const [event, payload, code] of refused) {
      expect([event, await client.ask(event, payload)]).toMatchObject([event, { ok: false, code }]);
    }
    expect(await client.ask('workspace.join', { workspaceId })).toMatchObject({ ok: true });
    expect(outsider.id).toEqual(expect.any(String));
  });

  it('S13: a removed member is put out at once, the others learn of it', async () => {
    const { author, coordinator } = seeded.people;
    const leaving = await join({ cookie: author.cookie });
    const staying = await join({ cookie: coordinator.cookie });
    const member = `/api/v1/workspaces/${seeded.workspaceId}/members/${author.id}`;
    await app.call('PATCH', member, { cookie: coordinator.cookie, body: { role: 'reader' } });
    await leaving.until('access.changed', (payload) => payload.role === 'reader');
    await app.call('DELETE', member, { cookie: coordinator.cookie });
    await leaving.until('access.changed', (payload) => payload.role === null);
    await staying.until('workspace.presence', (payload) => names(payload).join() === coordinator.name);
    await staying.until('workspace.changed');
    const before = leaving.events.length;
    await app.call('PATCH', `/api/v1/workspaces/${seeded.workspaceId}`, {
      cookie: coordinator.cookie,
      body: { name: 'Новое' },
    });
    await staying.until('workspace.changed');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(leaving.events.slice(before)).toEqual([]);
    expect(await leaving.ask('workspace.join', { workspaceId: seeded.workspaceId })).toMatchObject({
      code: 'not-found',
    });
  });

  it('tells a person who has just become a member', async () => {
    const { outsider, coordinator } = seeded.people;
    const client = await connect({ cookie: outsider.cookie });
    await insertMember(app.pool, seeded.workspaceId, outsider.id, 'reader');
    await app.call('PATCH', `/api/v1/workspaces/${seeded.workspaceId}/members/${outsider.id}`, {
      cookie: coordinator.cookie,
      body: { role: 'author' },
    });
    expect(await client.until('access.changed')).toEqual({ workspaceId: seeded.workspaceId, role: 'author' });
  });

  it('S13: sign-out and suspension end the connection and say so', async () => {
    const { author, reader, admin } = seeded.people;
    const signedOut = await join({ cookie: author.cookie });
    const elsewhere = await join({ cookie: await app.signIn(author.email) });
    await app.call('POST', '/api/v1/auth/logout', { cookie: author.cookie });
    await signedOut.until('session.ended');
    await disconnected(signedOut);
    expect(elsewhere.socket.connected).toBe(true);
    const suspended = await join({ cookie: reader.cookie });
    await app.call('PATCH', `/api/v1/people/${reader.id}`, { cookie: admin.cookie, body: { suspended: true } });
    await suspended.until('session.ended');
    await disconnected(suspended);
    await expect(connect({ cookie: reader.cookie })).rejects.toThrow('not-signed-in');
  });

  it('S13: a session whose time has come ends the connection; one that was used meanwhile keeps it', async () => {
    const sessionOf = async (person: { email: string }) => {
      const cookie = await app.signIn(person.email);
      const { rows } = await app.pool.query<{ id: string }>(
        `update session set expires_at = now() + interval '2 seconds' where token_hash = $1 returning id`,
        [hashToken(cookie.split('=')[1] ?? '')],
      );
      return { id: rows[0]?.id, client: await join({ cookie }) };
    };
    const [ended, used] = [await sessionOf(seeded.people.reader), await sessionOf(seeded.people.author)];
    const told = new Promise((resolve) => ended.client.socket.once('session.ended', resolve));
    await app.pool.query(`update session set expires_at = now() + interval '1 day' where id = $1`, [used.id]);
    const sessions = app.app.get(SessionService);
    const current = sessions.current.bind(sessions);
    const asked = new Promise<number | undefined>((resolve) => {
      sessions.current = async (id) => {
        const principal = await current(id);
        if (id === used.id) resolve(principal?.sessionEndsAt);
        return principal;
      };
    });
    await told;
    await disconnected(ended.client);
    expect(await asked).toBeGreaterThan(Date.now() + 80_000_000);
    sessions.current = current;
    expect(await used.client.ask('workspace.join', { workspaceId: seeded.workspaceId })).toMatchObject({ ok: true });
  });

  it('S21: a flood is answered with a refusal and then cut, others are not disturbed', async () => {
    const noisy = await join({ cookie: seeded.people.author.cookie });
    const calm = await join({ cookie: seeded.people.reader.cookie });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => noisy.ask('workspace.join', { workspaceId: seeded.workspaceId })),
    );
    expect(answers.filter((answer) => !answer.ok && answer.code === 'too-many-attempts').length).toBeGreaterThan(20);
    for (let i = 0; i < 200; i += 1) noisy.socket.emit('workspace.join', {});
    await disconnected(noisy);
    expect(await calm.ask('workspace.join', { workspaceId: seeded.workspaceId })).toMatchObject({ ok: true });
  });

  it('cuts a connection that sends too large a message', async () => {
    const client = await connect({ cookie: seeded.people.author.cookie });
    client.socket.emit('workspace.join', { workspaceId: 'x'.repeat(100_000) });
    await disconnected(client);
    expect((await app.call('GET', '/health/live')).status).toBe(200);
  });

  it('S38: announces that the server goes down', async () => {
    const second = await startTestApp();
    const people = await seedPeople(second.pool);
    const client = await connect({ cookie: people.people.author.cookie, server: second });
    const closing = second.close();
    await client.until('server.restarting');
    await closing;
    await disconnected(client);
  });

  it('refuses upgrades with a coded body, on every path, and leaves none hanging', async () => {
    const { connect: open } = await import('node:net');
    const upgrade = (path: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = open(app.port, '127.0.0.1', () =>
          socket.write(
            `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
              'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
          ),
        );
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString()));
        socket.on('close', () => resolve(text));
      });
    const cases: [string, number, string][] = [
      ['/elsewhere', 404, 'not-found'],
      [`/collab/${seeded.workspaceId}`, 403, 'wrong-origin'],
      ['/socket.io/?EIO=4&transport=websocket', 403, 'wrong-origin'],
    ];
    for (const [path, status, code] of cases) {
      const [head = '', body = ''] = (await upgrade(path)).split('\r\n\r\n');
      expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      expect(JSON.parse(body)).toEqual({ code, message: expect.any(String), requestId: expect.any(String) });
    }
    const polling = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`);
    expect(polling.status).toBe(403);
    expect(await polling.json()).toEqual({
      code: 'wrong-origin',
      message: expect.any(String),
      requestId: polling.headers.get('x-request-id'),
    });
  });
});
