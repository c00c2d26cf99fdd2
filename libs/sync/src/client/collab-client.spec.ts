import { CLOSE } from '@soproekt/contracts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Connection } from '../connection.js';
import { InlineFolder } from '../fold/inline-folder.js';
import { Hub } from '../hub.js';
import { encodePermissionDenied, type RefusalReason } from '../protocol.js';
import type { Scheduler } from '../scheduler.js';
import { MemoryJournal, memoryUser, memoryWebSocket, type MemoryServer } from '../testing/index.js';
import { CollabClient } from './collab-client.js';
import type { SaveStatus } from './save-state.js';

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`not in time: ${what}`);
}

/** Waits a tenth of the time. */
const hasty: Scheduler = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms / 10);
    return () => clearTimeout(timer);
  },
  soon: (task) => queueMicrotask(task),
  next: (task) => queueMicrotask(task),
};

describe('CollabClient with the stock provider', () => {
  let journal: MemoryJournal;
  let server: MemoryServer;
  let pending: Map<string, boolean>;
  let clients: CollabClient[];

  beforeEach(() => {
    journal = new MemoryJournal();
    pending = new Map();
    clients = [];
    const limits = { retryMinMs: 10, retryMaxMs: 20 };
    server = {
      hub: new Hub({ folder: new InlineFolder(), journal, limits }),
      user: memoryUser('anna'),
      access: 'write',
      reachable: true,
      connections: [],
    };
  });

  afterEach(async () => {
    journal.failAppends = false;
    journal.release();
    for (const client of clients) {
      client.destroy();
      client.provider.awareness.destroy();
    }
    await server.hub.shutdown();
  });

  function open(doc = new Y.Doc(), overdueMs = 100_000): CollabClient {
    const client = new CollabClient({
      Provider: WebsocketProvider,
      WebSocket: memoryWebSocket(server),
      url: 'ws://test/collab',
      documentId: 'doc',
      doc,
      overdueMs,
      scheduler: hasty,
      store: { get: (id) => pending.get(id) ?? false, set: (id, value) => pending.set(id, value) },
    });
    clients.push(client);
    return client;
  }

  function text(client: CollabClient): Y.Text {
    return (client.provider as WebsocketProvider).doc.getText('text');
  }

  const reach = (client: CollabClient, status: SaveStatus): Promise<void> =>
    until(() => client.getSnapshot().status === status, `${status}, is ${client.getSnapshot().status}`);

  it('goes from connecting to saved, and through saving after an edit', async () => {
    const client = open();
    const seen: SaveStatus[] = [client.getSnapshot().status];
    client.subscribe(() => seen.push(client.getSnapshot().status));
    await reach(client, 'saved');
    expect(client.getSnapshot()).toMatchObject({ access: 'write', reason: null, closeCode: null });
    text(client).insert(0, 'слово');
    expect(client.getSnapshot().status).toBe('saving');
    expect(pending.get('doc')).toBe(true);
    await reach(client, 'saved');
    expect(pending.get('doc')).toBe(false);
    expect(client.pendingUpdates()).toBeNull();
    expect([...new Set(seen)]).toEqual(['connecting', 'saved', 'saving']);
    expect(client.getSnapshot()).toBe(client.getSnapshot());
  });

  it('S36: is not saved before the commit, and says so when it takes too long', async () => {
    const client = open(new Y.Doc(), 100);
    await reach(client, 'saved');
    journal.hold();
    text(client).insert(0, 'слово');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(client.getSnapshot().status).toBe('saving');
    await reach(client, 'unsaved');
    expect(client.getSnapshot().reason).toBe('no-acknowledgement');
    journal.release();
    await reach(client, 'saved');
  });

  it('keeps edits made offline in mind, across a reload too, until they are saved', async () => {
    server.reachable = false;
    const doc = new Y.Doc();
    const client = open(doc);
    await reach(client, 'offline');
    text(client).insert(0, 'офлайн');
    expect(client.pendingUpdates()).not.toBeNull();
    client.destroy();
    expect(pending.get('doc')).toBe(true);

    const stored = new Y.Doc();
    Y.applyUpdate(stored, Y.encodeStateAsUpdate(doc));
    const again = open(stored);
    expect(again.getSnapshot().status).toBe('offline');
    server.reachable = true;
    await reach(again, 'saved');
    expect(pending.get('doc')).toBe(false);
    expect(journal.committed).toHaveLength(1);
  });

  it('S42: shows what was lost when the right to edit is withdrawn in mid-sentence', async () => {
    const client = open();
    await reach(client, 'saved');
    text(client).insert(0, 'спасено ');
    await reach(client, 'saved');
    server.connections.at(-1)?.setAccess('read');
    text(client).insert(8, 'потеряно');
    await reach(client, 'unsaved');
    expect(client.getSnapshot()).toMatchObject({ reason: 'access-lost', access: 'read' });
    const lost = new Y.Doc();
    const base = new Y.Doc();
    Y.applyUpdate(base, await server.hub.snapshotState('doc'));
    expect(base.getText('text').toString()).toBe('спасено ');
    Y.applyUpdate(lost, Y.mergeUpdates([Y.encodeStateAsUpdate(base), client.pendingUpdates() as Uint8Array]));
    expect(lost.getText('text').toString()).toBe('спасено потеряно');

    server.connections.at(-1)?.setAccess('write');
    await reach(client, 'saved');
    expect(client.getSnapshot().access).toBe('write');
  });

  it.each([
    [CLOSE.noRight, 'access-lost'],
    [CLOSE.notSignedIn, 'signed-out'],
    [CLOSE.noDocument, 'deleted'],
    [CLOSE.tooLarge, 'too-large'],
    [CLOSE.clientIdTaken, 'client-id-taken'],
  ] as const)('takes a close with %d for final: unsaved only when there is something to lose', async (code, reason) => {
    const client = open();
    await reach(client, 'saved');
    journal.hold();
    server.connections.at(-1)?.close(code, 'test');
    await reach(client, 'offline');
    expect(client.getSnapshot()).toMatchObject({ reason, closeCode: code });
    text(client).insert(0, 'слово');
    expect(client.getSnapshot()).toMatchObject({ status: 'unsaved', reason });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.connections).toHaveLength(1);
    journal.release();
    client.reconnect();
    await reach(client, 'saved');
  });

  it.each([
    ['document-full', 'document-full'],
    ['too-much-pending', 'too-much-pending'],
    ['storage-unavailable', 'storage-unavailable'],
    ['read-only', 'access-lost'],
    ['a reason of a later version', 'storage-unavailable'],
  ] as const)('explains the refusal «%s» until everything is confirmed', async (refusal, reason) => {
    const client = open();
    await reach(client, 'saved');
    journal.hold();
    text(client).insert(0, 'слово');
    server.connections.at(-1)?.send(encodePermissionDenied(refusal as RefusalReason));
    await reach(client, 'unsaved');
    expect(client.getSnapshot()).toMatchObject({ reason, closeCode: null });
    expect(client.pendingUpdates()).not.toBeNull();
    expect(pending.get('doc')).toBe(true);
    journal.release();
    await reach(client, 'saved');
    expect(client.getSnapshot().reason).toBeNull();
  });

  it('goes on trying when it is one connection too many, and says so all the while', async () => {
    const client = open();
    await reach(client, 'saved');
    const seen = new Set<string>();
    client.subscribe(() => {
      const { status, reason } = client.getSnapshot();
      seen.add(`${status} ${reason}`);
    });
    const { connections } = server;
    // As the server does it: before anything is sent.
    server.connections = new Proxy([] as Connection[], {
      set: (target, key, value: Connection | number) => {
        if (typeof value !== 'number') value.close(CLOSE.tooManyConnections, 'too many');
        return Reflect.set(target, key, value);
      },
    });
    connections.at(-1)?.close(CLOSE.tooManyConnections, 'too many');
    await until(() => server.connections.length === 1, 'a second attempt');
    text(client).insert(0, 'слово');
    await until(() => server.connections.length === 3, 'more attempts');
    expect([...seen]).toEqual(['offline too-many-connections', 'unsaved too-many-connections']);
    server.connections = [];
    await reach(client, 'saved');
    expect(client.getSnapshot()).toMatchObject({ reason: null, closeCode: null });
  });

  it('S36: saves more than 2 MiB written offline, and a paste as large, with the connection open', async () => {
    server.reachable = false;
    const client = open();
    await reach(client, 'offline');
    for (let at = 0; at < 30; at++) text(client).insert(0, `${at} `.repeat(30_000));
    server.reachable = true;
    await reach(client, 'saved');
    text(client).insert(5, 'вставка '.repeat(200_000));
    expect(client.getSnapshot().status).toBe('saving');
    await reach(client, 'saved');
    expect(server.connections).toHaveLength(1);
    const stored = new Y.Doc();
    Y.applyUpdate(stored, await server.hub.snapshotState('doc'));
    expect(stored.getText('text').toString() === text(client).toString()).toBe(true);
  });

  it('stays away after a disconnection that was asked for', async () => {
    const client = open();
    await reach(client, 'saved');
    client.provider.disconnect();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(server.connections).toHaveLength(1);
  });

  it('comes back by itself after a passing close, and what was not confirmed is sent again', async () => {
    const client = open();
    await reach(client, 'saved');
    journal.failAppends = true;
    text(client).insert(0, 'слово');
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.connections.at(-1)?.close(CLOSE.restart, 'restart');
    await reach(client, 'offline');
    expect(client.pendingUpdates()).not.toBeNull();
    await server.hub.shutdown(10);
    server.hub = new Hub({ folder: new InlineFolder(), journal, limits: { retryMinMs: 10, retryMaxMs: 20 } });
    journal.failAppends = false;
    await reach(client, 'saved');
    expect(journal.committed.length).toBeGreaterThan(0);
  });
});
