import { CLOSE } from '@soproekt/contracts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Hub } from '../hub.js';
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
      hub: new Hub({ journal, limits }),
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

  function open(doc = new Y.Doc(), overdueMs = 10_000): CollabClient {
    const client = new CollabClient({
      Provider: WebsocketProvider,
      WebSocket: memoryWebSocket(server),
      url: 'ws://test/collab',
      documentId: 'doc',
      doc,
      overdueMs,
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
    server.hub = new Hub({ journal, limits: { retryMinMs: 10, retryMaxMs: 20 } });
    journal.failAppends = false;
    await reach(client, 'saved');
    expect(journal.committed.length).toBeGreaterThan(0);
  });
});
