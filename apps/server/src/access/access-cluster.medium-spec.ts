import { CLOSE } from '@soproekt/contracts';
import { encodeAccess } from '@soproekt/sync';
import { WebSocket } from 'ws';
import { insertDocument, seedPeople, type Seeded, type SeededName } from '../testing/seed-people.js';
import { redisOrSkip } from '../testing/test-redis.js';
import { startTwoNodes, TEST_CLUSTER_TIMES, type TwoNodes } from '../testing/two-nodes.js';
import { waitUntil } from '../testing/wait-until.js';

const TEST_MS = 30_000;

/** A window with an open document. */
interface Window {
  /** Null while it is open. */
  closedWith: number | null;
  messages: Buffer[];
}

redisOrSkip()('access to open documents on two nodes', () => {
  let nodes: TwoNodes;
  let seeded: Seeded;
  let documentId: string;
  const sockets: WebSocket[] = [];

  beforeAll(async () => {
    nodes = await startTwoNodes();
  }, TEST_MS);
  beforeEach(async () => {
    seeded = await seedPeople(nodes.database.pool);
    documentId = await insertDocument(nodes.database.pool, seeded.workspaceId);
    await nodes.connected();
  }, TEST_MS);
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });
  afterAll(() => nodes?.close(), TEST_MS);

  /** Opens the document on the second node. */
  async function open(who: SeededName): Promise<Window> {
    const { url } = nodes.two;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/collab/${documentId}?ack=1`, {
      headers: { cookie: seeded.people[who].cookie, origin: url },
    });
    sockets.push(socket);
    const window: Window = { closedWith: null, messages: [] };
    let admitted = false;
    socket.on('close', (code) => (window.closedWith = code));
    // The first message comes when the connection has been let in.
    socket.on('message', (message: Buffer) => {
      window.messages.push(message);
      admitted = true;
    });
    await waitUntil('the document is open', () => admitted);
    return window;
  }

  const remove = (who: SeededName) =>
    nodes.one.call('DELETE', `/api/v1/workspaces/${seeded.workspaceId}/members/${seeded.people[who].id}`, {
      cookie: seeded.people.coordinator.cookie,
    });

  it(
    'S13: sign-out, suspension and removal on one node close documents on the other within 5 s',
    async () => {
      const { author, reader, admin } = seeded.people;
      const [signedOut, suspended, removed, staying] = [
        await open('author'),
        await open('reader'),
        await open('reviewer'),
        await open('coordinator'),
      ];
      await nodes.one.call('POST', '/api/v1/auth/logout', { cookie: author.cookie });
      await waitUntil('signed out', () => signedOut.closedWith === CLOSE.notSignedIn);
      await nodes.one.call('PATCH', `/api/v1/people/${reader.id}`, { cookie: admin.cookie, body: { suspended: true } });
      await waitUntil('suspended', () => suspended.closedWith === CLOSE.notSignedIn);
      expect((await remove('reviewer')).status).toBeLessThan(300);
      await waitUntil('removed', () => removed.closedWith === CLOSE.noRight);
      expect(staying.closedWith).toBeNull();
    },
    TEST_MS,
  );

  it(
    'S13: a document that is binned and deleted for good on one node is closed on the other, and nothing of it stays',
    async () => {
      const binned = await open('author');
      const { cookie } = seeded.people.coordinator;
      const path = `/api/v1/documents/${documentId}`;
      expect((await nodes.one.call('DELETE', path, { cookie })).status).toBeLessThan(300);
      await waitUntil('binned', () => binned.closedWith === CLOSE.noDocument);
      expect((await nodes.one.call('DELETE', `${path}?permanent=true`, { cookie })).status).toBe(204);
      for (const table of ['document_update', 'document_snapshot', 'document_client']) {
        const { rowCount } = await nodes.database.pool.query(`select 1 from ${table} where document_id = $1`, [
          documentId,
        ]);
        expect([table, rowCount]).toEqual([table, 0]);
      }
      expect((await nodes.two.call('GET', path, { cookie })).status).toBe(404);
    },
    TEST_MS,
  );

  it(
    'S13: an approved document is narrowed to reading in editors on the other node',
    async () => {
      const window = await open('author');
      const { cookie } = seeded.people.moderator;
      const path = `/api/v1/documents/${documentId}`;
      for (const status of ['in-review', 'approved']) {
        expect((await nodes.one.call('PATCH', path, { cookie, body: { status } })).status).toBe(200);
      }
      const told = Buffer.from(encodeAccess('read'));
      await waitUntil('told that it may be read only', () => window.messages.some((message) => told.equals(message)));
      expect(window.closedWith).toBeNull();
    },
    TEST_MS,
  );

  it(
    'S13: with Redis down the other node finds out by itself',
    async () => {
      const [removed, staying] = [await open('reviewer'), await open('coordinator')];
      await nodes.redis.stop();
      try {
        await nodes.alone();
        expect((await remove('reviewer')).status).toBeLessThan(300);
        await waitUntil('removed', () => removed.closedWith === CLOSE.noRight, TEST_CLUSTER_TIMES.doubtMs + 2_000);
        expect(staying.closedWith).toBeNull();
      } finally {
        await nodes.redis.restart();
      }
    },
    TEST_MS,
  );

  it(
    'S13: notices what was lost on a line that still looked open',
    async () => {
      const removed = await open('reviewer');
      nodes.redis.pause();
      try {
        // Neither node knows yet that nothing passes any more.
        expect((await remove('reviewer')).status).toBeLessThan(300);
        await waitUntil('removed', () => removed.closedWith === CLOSE.noRight, 15_000);
      } finally {
        nodes.redis.resume();
      }
      await nodes.connected();
    },
    TEST_MS,
  );
});
