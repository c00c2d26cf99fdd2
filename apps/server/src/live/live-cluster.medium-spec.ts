import type { LiveAck, PresentPerson } from '@soproekt/contracts';
import { io, type Socket } from 'socket.io-client';
import { DEFAULT_CLUSTER_TIMES, REDIS_LINE } from '../cluster/cluster-ports.js';
import type { RedisLine } from '../cluster/redis-line.js';
import { insertDocument, seedPeople, type Seeded } from '../testing/seed-people.js';
import type { TestApp } from '../testing/test-app.js';
import { redisOrSkip } from '../testing/test-redis.js';
import { clusterOf, startTwoNodes, TEST_CLUSTER_TIMES, type TwoNodes } from '../testing/two-nodes.js';
import { waitUntil } from '../testing/wait-until.js';
import { LivePublisher } from './live-publisher.service.js';

const TEST_MS = 30_000;

interface Client {
  readonly socket: Socket;
  readonly events: [string, Record<string, unknown>][];
  ask(event: string, payload?: unknown): Promise<LiveAck>;
  until(event: string, test?: (payload: Record<string, unknown>) => boolean, withinMs?: number): Promise<number>;
}

const namesIn = (payload: Record<string, unknown>) =>
  (payload.people as PresentPerson[])
    .map((person) => person.name)
    .sort()
    .join();

redisOrSkip()('the live workspace on two nodes', () => {
  let nodes: TwoNodes;
  let one: TestApp;
  let two: TestApp;
  let seeded: Seeded;
  const clients: Socket[] = [];

  beforeAll(async () => {
    nodes = await startTwoNodes();
    ({ one, two } = nodes);
  }, TEST_MS);
  beforeEach(async () => {
    seeded = await seedPeople(nodes.database.pool);
    await nodes.connected();
  }, TEST_MS);
  afterEach(() => {
    for (const socket of clients.splice(0)) socket.disconnect();
  });
  afterAll(() => nodes?.close(), TEST_MS);

  function connect(app: TestApp, cookie: string, transports = ['websocket']): Promise<Client> {
    const extraHeaders = { cookie, origin: app.url };
    const socket = io(`${app.url}/live`, { transports, extraHeaders, reconnection: false, forceNew: true });
    clients.push(socket);
    const events: Client['events'] = [];
    socket.onAny((event: string, payload: Record<string, unknown>) => void events.push([event, payload]));
    const client: Client = {
      socket,
      events,
      ask: (event, payload) => socket.timeout(3000).emitWithAck(event, payload) as Promise<LiveAck>,
      until: (event, test = () => true, withinMs) =>
        waitUntil(event, () => events.some(([name, payload]) => name === event && test(payload)), withinMs),
    };
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(client));
      socket.once('connect_error', reject);
    });
  }

  async function join(app: TestApp, cookie: string): Promise<Client & { readonly people: readonly PresentPerson[] }> {
    const client = await connect(app, cookie);
    const ack = await client.ask('workspace.join', { workspaceId: seeded.workspaceId });
    if (!ack.ok) throw new Error(`join: ${ack.code}`);
    return { ...client, people: ack.people ?? [] };
  }
  const forget = (client: Client) => void client.events.splice(0);
  /** Waits for the newest list of people. */
  const present = (client: Client, names: readonly string[], withinMs?: number) =>
    waitUntil(
      `present: ${names.join()}`,
      () => {
        const lists = client.events.filter(([event]) => event === 'workspace.presence');
        return namesIn(lists.at(-1)?.[1] ?? { people: [] }) === [...names].sort().join();
      },
      withinMs,
    );

  it(
    'carries events about documents to the people on the other node, once',
    async () => {
      const { author, reader } = seeded.people;
      const [near, far] = [await join(one, author.cookie), await join(two, reader.cookie)];
      const documentId = await insertDocument(nodes.database.pool, seeded.workspaceId);
      const { workspaceId } = seeded;
      one.app.get(LivePublisher).publish(workspaceId, 'document.purged', { workspaceId, documentId });
      await Promise.all([near, far].map((client) => client.until('document.purged')));
      two.app.get(LivePublisher).publish(workspaceId, 'document.purged', { workspaceId, documentId: workspaceId });
      const second = (payload: Record<string, unknown>) => payload.documentId === workspaceId;
      await Promise.all([near, far].map((client) => client.until('document.purged', second)));
      for (const client of [near, far]) {
        expect(client.events.filter(([event]) => event === 'document.purged')).toHaveLength(2);
      }
    },
    TEST_MS,
  );

  it(
    'shows people on both nodes, those who came earlier too; two windows of one person count once',
    async () => {
      const { author, reader } = seeded.people;
      const near = await join(one, author.cookie);
      const far = await join(two, reader.cookie);
      await present(near, [author.name, reader.name]);
      await present(far, [author.name, reader.name]);
      const third = await join(two, author.cookie);
      expect(third.people.map((person) => person.name).sort()).toEqual([author.name, reader.name].sort());
      const documentId = await insertDocument(nodes.database.pool, seeded.workspaceId);
      await third.ask('document.show', { workspaceId: seeded.workspaceId, documentId });
      await near.until('workspace.presence', (payload) =>
        (payload.people as PresentPerson[]).some(
          (person) => person.userId === author.id && person.documentIds.includes(documentId),
        ),
      );
      third.socket.disconnect();
      near.socket.disconnect();
      await present(far, [reader.name]);
    },
    TEST_MS,
  );

  it(
    'tells a node that starts later who is there, and forgets the people of one that leaves',
    async () => {
      const { author, reader } = seeded.people;
      const near = await join(one, author.cookie);
      const third = await nodes.startNode();
      try {
        await waitUntil('the third is known', () => clusterOf(one).peerCount === 2);
        const late = await join(third, reader.cookie);
        await present(late, [author.name, reader.name]);
        await present(near, [author.name, reader.name]);
      } finally {
        await third.close();
      }
      await present(near, [author.name]);
      await waitUntil('the third is forgotten', () => clusterOf(one).peerCount === 1);
      expect(clusterOf(one).doubtful).toBe(false);
      // It went down alone: nobody else was told to expect a restart.
      expect(near.events.some(([event]) => event === 'server.restarting')).toBe(false);
    },
    TEST_MS,
  );

  it(
    'S13: sign-out, suspension and removal on one node take effect on the other within 5 s',
    async () => {
      const { author, reader, reviewer, coordinator, admin } = seeded.people;
      const signedOut = await join(two, author.cookie);
      await one.call('POST', '/api/v1/auth/logout', { cookie: author.cookie });
      expect(await signedOut.until('session.ended')).toBeLessThan(5_000);
      await waitUntil('closed', () => !signedOut.socket.connected);

      const suspended = await join(two, reader.cookie);
      await one.call('PATCH', `/api/v1/people/${reader.id}`, { cookie: admin.cookie, body: { suspended: true } });
      expect(await suspended.until('session.ended')).toBeLessThan(5_000);
      await waitUntil('closed', () => !suspended.socket.connected);

      const removed = await join(two, reviewer.cookie);
      const member = `/api/v1/workspaces/${seeded.workspaceId}/members/${reviewer.id}`;
      await one.call('DELETE', member, { cookie: coordinator.cookie });
      expect(await removed.until('access.changed', (payload) => payload.role === null)).toBeLessThan(5_000);
      forget(removed);
      one.app.get(LivePublisher).publish(seeded.workspaceId, 'document.purged', {
        workspaceId: seeded.workspaceId,
        documentId: seeded.workspaceId,
      });
      const staying = await join(two, coordinator.cookie);
      await present(staying, [coordinator.name]);
      expect(removed.events).toEqual([]);
    },
    TEST_MS,
  );

  it(
    'takes nothing from the stream but events of the contract to one workspace',
    async () => {
      const far = await join(two, seeded.people.reader.cookie);
      const { workspaceId } = seeded;
      const purged = { workspaceId, documentId: workspaceId };
      const line = one.app.get<RedisLine>(REDIS_LINE);
      const inject = (type: number, data: unknown) =>
        line.append([
          line.key('live'),
          '*',
          'uid',
          'intruder',
          'nsp',
          '/live',
          'type',
          type,
          'data',
          JSON.stringify(data),
        ]);
      const event = (name: string, payload: unknown, rooms: string[]) =>
        inject(3, { packet: { type: 2, data: [name, payload], nsp: '/live' }, opts: { rooms, except: [], flags: {} } });
      await inject(6, { opts: { rooms: [], except: [] }, close: true });
      await inject(4, { opts: { rooms: [], except: [] }, rooms: [`workspace:${seeded.foreignWorkspaceId}`] });
      await inject(3, 'no object');
      await event('session.ended', {}, [`workspace:${workspaceId}`]);
      await event('document.purged', purged, []);
      await event('document.purged', { ...purged, documentId: '<b>' }, [`workspace:${workspaceId}`]);
      await event('document.purged', { ...purged, documentId: seeded.foreignWorkspaceId }, [
        `workspace:${workspaceId}`,
      ]);
      await far.until('document.purged', (payload) => payload.documentId === seeded.foreignWorkspaceId);
      expect(far.events.filter(([name]) => name !== 'workspace.presence')).toHaveLength(1);
      expect(far.socket.connected).toBe(true);
    },
    TEST_MS,
  );

  it('S18: offers no polling, which several nodes could not serve', async () => {
    const { cookie } = seeded.people.author;
    const reply = await fetch(`${one.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { cookie, origin: one.url },
    });
    expect(reply.status).toBe(400);
    await expect(connect(one, cookie, ['polling'])).rejects.toThrow();
  });

  it(
    'S13, S40: without Redis each node serves its own and decides anew in time; with it all converge',
    async () => {
      const { author, reader, reviewer, coordinator } = seeded.people;
      const { workspaceId } = seeded;
      const [near, far] = [await join(one, author.cookie), await join(two, reader.cookie)];
      const staying = await join(two, coordinator.cookie);
      await present(near, [author.name, reader.name, coordinator.name]);
      await nodes.redis.stop();
      await nodes.alone();
      // Those of the other node cannot be vouched for any more; one's own are served as ever.
      await present(near, [author.name]);
      await present(staying, [reader.name, coordinator.name]);
      const other = await join(one, reviewer.cookie);
      expect(await present(near, [author.name, reviewer.name])).toBeLessThan(1_000);
      one.app.get(LivePublisher).publish(workspaceId, 'document.purged', { workspaceId, documentId: workspaceId });
      expect(await other.until('document.purged')).toBeLessThan(1_000);
      expect(far.events.some(([event]) => event === 'document.purged')).toBe(false);

      // No event can pass; node two finds out by itself.
      const member = `/api/v1/workspaces/${workspaceId}/members/${reader.id}`;
      await one.call('DELETE', member, { cookie: coordinator.cookie });
      await far.until('access.changed', (payload) => payload.role === null, TEST_CLUSTER_TIMES.doubtMs + 2_000);
      await present(staying, [coordinator.name]);
      forget(staying);

      await nodes.redis.restart();
      const names = [author.name, reviewer.name, coordinator.name];
      expect(await present(staying, names, 10_000)).toBeLessThan(10_000);
      await present(near, names);
      // Events of the gap were missed: the lists are read again.
      await staying.until('workspace.changed');
      one.app.get(LivePublisher).publish(workspaceId, 'document.purged', { workspaceId, documentId: author.id });
      await staying.until('document.purged', (payload) => payload.documentId === author.id);
    },
    TEST_MS,
  );

  it('S13: decides anew within 30 s by default while Redis is down, and forgets dead nodes as soon', () => {
    const { doubtMs, heartbeatMs, silentMs } = DEFAULT_CLUSTER_TIMES;
    expect(doubtMs).toBeLessThanOrEqual(25_000);
    expect(silentMs + heartbeatMs).toBeLessThanOrEqual(25_000);
  });

  it(
    'starts and serves without Redis',
    async () => {
      await nodes.redis.stop();
      const alone = await nodes.startNode();
      try {
        const { author } = seeded.people;
        const client = await join(alone, author.cookie);
        await present(client, [author.name]);
        expect((await alone.call('GET', '/health/live')).status).toBe(200);
      } finally {
        await alone.close();
        await nodes.redis.restart();
      }
    },
    TEST_MS,
  );
});
