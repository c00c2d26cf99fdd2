import { CLOSE } from '@soproekt/contracts';
import { encodeSyncStep2, encodeUpdate } from '@soproekt/sync';
import * as encoding from 'lib0/encoding';
import { randomUUID } from 'node:crypto';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { CollabWorld, until, uuidOf } from './testing/collab-world.js';

function textOf(provider: WebsocketProvider): Y.Text {
  return provider.doc.getText('text');
}

function frame(...values: number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of values) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

function foreignText(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, 'чужое');
  return Y.encodeStateAsUpdate(doc);
}

describe('the sync endpoint', () => {
  let database: TestDatabase;
  let world: CollabWorld;
  let documentId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(async () => {
    documentId = randomUUID();
    world = await CollabWorld.start(database, { deadlineMs: 300 });
  });
  afterEach(() => world.stop());

  async function synced(name: string): Promise<WebsocketProvider> {
    const provider = world.stock(documentId, name);
    await until(`${name} to be synced`, () => provider.synced);
    return provider;
  }

  async function stored(): Promise<string> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await world.hub.snapshotState(documentId));
    return doc.getText('text').toString();
  }

  it('lets stock clients write together, and keeps it over a restart', async () => {
    const [anna, boris] = [await synced('anna'), await synced('boris')];
    textOf(anna).insert(0, 'университет ');
    textOf(boris).insert(0, 'ИРО ');
    await until(
      'both to agree',
      () => textOf(anna).length === 16 && textOf(anna).toString() === textOf(boris).toString(),
    );
    expect(await world.restart()).toBe(true);
    textOf(anna).insert(0, 'снова ');
    await until('the clients to come back', () => textOf(boris).toString().startsWith('снова '));
    const vera = await synced('vera');
    expect(textOf(vera).toString()).toBe(textOf(anna).toString());
  });

  it('shows people under the name, institution and colour that the server knows', async () => {
    const [anna, boris] = [await synced('anna'), await synced('boris')];
    anna.awareness.setLocalState({ cursor: 1, user: { name: 'Кто-то' } });
    await until('the state to arrive', () => boris.awareness.getStates().get(anna.doc.clientID)?.['cursor'] === 1);
    expect(boris.awareness.getStates().get(anna.doc.clientID)).toMatchObject({
      user: {
        id: uuidOf('anna'),
        name: 'anna',
        color: expect.stringMatching(/^#[0-9a-f]{6}$/),
        institution: { hue: 210 },
      },
    });
    anna.destroy();
    await until('the leave', () => !boris.awareness.getStates().has(anna.doc.clientID), 1000);
  });

  describe('who is let in', () => {
    it.each([
      ['a foreign Origin', { origin: 'https://evil.example' }],
      ['no Origin', {}],
      ['the Origin `null`', { origin: 'null' }],
      ['an Origin that begins like ours', { origin: 'http://127.0.0.1' }],
    ])('S18: %s is refused with 403 before the handshake', async (_what, headers) => {
      const raw = world.raw(`/collab/${documentId}`, { cookie: 'session=anna', ...headers });
      await until('the refusal', () => raw.refused !== null);
      expect(raw.refused).toBe(403);
      expect(world.server.size).toBe(0);
    });

    it('closes with 4401 without a session, 4403 without a right, 4404 for what is no document', async () => {
      world.authorizer.rights.set('outsider', null);
      const { origin } = world;
      const cases = [
        [world.raw(`/collab/${documentId}`, { origin }), CLOSE.notSignedIn],
        [world.raw(`/collab/${documentId}`, { origin, cookie: 'session=' }), CLOSE.notSignedIn],
        [world.rawOf(documentId, 'outsider'), CLOSE.noRight],
        [world.rawOf('no-uuid', 'anna'), CLOSE.noDocument],
        [world.rawOf(`${documentId}/x`, 'anna'), CLOSE.noDocument],
        [world.rawOf('..%2f..%2fetc', 'anna'), CLOSE.noDocument],
        [world.rawOf('', 'anna'), CLOSE.noDocument],
      ] as const;
      for (const [raw, code] of cases) {
        expect((await raw.end()).code).toBe(code);
        expect(raw.frames).toHaveLength(0);
      }
    });

    it('makes stock clients give up after such a close', async () => {
      world.authorizer.rights.set('outsider', null);
      const provider = world.stock(documentId, 'outsider');
      await until('the client to give up', () => !provider.shouldConnect);
    });

    it('S20: keeps no more than 64 KiB and waits no longer than the deadline before the right is decided', async () => {
      let decide = (): void => undefined;
      world.authorizer.delay = new Promise((resolve) => {
        decide = resolve;
      });
      const silent = await world.rawOf(documentId, 'anna').open();
      const flood = await world.rawOf(documentId, 'anna').open();
      for (let at = 0; at < 20; at++) flood.ws.send(encodeUpdate(new Uint8Array(10_000)));
      expect((await flood.end()).code).toBe(CLOSE.tooManyMessages);
      expect((await silent.end(2000)).code).toBe(CLOSE.tryAgain);
      decide();
    });

    it('keeps what a client sends while its right is being decided', async () => {
      let decide = (): void => undefined;
      world.authorizer.delay = new Promise((resolve) => {
        decide = resolve;
      });
      const raw = await world.rawOf(documentId, 'anna').open();
      raw.ws.send(encodeUpdate(foreignText()));
      await new Promise((resolve) => setTimeout(resolve, 50));
      decide();
      await until('the edit to be taken', async () => (await stored()) === 'чужое');
    });
  });

  describe('S14: over raw sockets a reader', () => {
    it.each<[string, Uint8Array | string]>([
      ['SyncStep2', encodeSyncStep2(foreignText())],
      ['Update', encodeUpdate(foreignText())],
      ['malformed Update', encodeUpdate(Uint8Array.of(200, 1))],
      ['unknown sync message', frame(0, 7, 1, 1)],
      ['auth', frame(2, 0, 0)],
      ['committed', frame(64, 9)],
      ['access', frame(65, 5, 119, 114, 105, 116, 101)],
      ['unknown opcode', frame(120, 1, 2)],
      ['payload longer than the frame', frame(0, 2, 100_000, 1)],
      ['empty frame', new Uint8Array()],
      ['text frame', 'write'],
    ])('changes nothing by %s', async (_what, message) => {
      const anna = await synced('anna');
      textOf(anna).insert(0, 'исходное');
      await until('the commit', async () => (await stored()) === 'исходное');
      const before = await world.hub.snapshotState(documentId);
      world.authorizer.rights.set('reader', 'read');
      const raw = await world.rawOf(documentId, 'reader').open();
      await until('the first message', () => raw.frames.length > 0);
      raw.ws.send(message);
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(await world.hub.snapshotState(documentId)).toEqual(before);
      expect(textOf(anna).toString()).toBe('исходное');
      const { rows } = await database.pool.query('select 1 from document_update where document_id = $1', [documentId]);
      expect(rows).toHaveLength(1);
      expect(anna.wsconnected).toBe(true);
    });
  });

  describe('S13: a right that is withdrawn', () => {
    it('turns an open connection read-only at once', async () => {
      const [anna, boris] = [await synced('anna'), await synced('boris')];
      world.authorizer.rights.set('anna', 'read');
      world.events.emit({ kind: 'workspace-changed', workspaceId: randomUUID(), userId: uuidOf('anna') });
      await new Promise((resolve) => setTimeout(resolve, 50));
      textOf(anna).insert(0, 'поздно');
      textOf(boris).insert(0, 'вовремя');
      await until('the other edit', () => textOf(anna).toString().includes('вовремя'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await stored()).toBe('вовремя');
      world.authorizer.rights.set('anna', 'write');
      world.events.emit({ kind: 'document-changed', documentId });
      await until('what was refused to be taken in', () => textOf(boris).toString().includes('поздно'));
    });

    it('closes with 4403, and with 4401 when it was the session', async () => {
      const raw = {
        anna: world.rawOf(documentId, 'anna'),
        boris: world.rawOf(documentId, 'boris'),
        vera: world.rawOf(documentId, 'vera'),
      };
      for (const client of Object.values(raw)) await until('the first message', () => client.frames.length > 0);
      world.authorizer.rights.set('anna', null);
      world.events.emit({ kind: 'user-changed', userId: uuidOf('anna') });
      expect((await raw.anna.end(5000)).code).toBe(CLOSE.noRight);
      world.authorizer.ended.add('boris');
      world.events.emit({ kind: 'session-ended', sessionId: 'boris' });
      expect((await raw.boris.end(5000)).code).toBe(CLOSE.notSignedIn);
      expect(raw.vera.closed).toBeNull();
    });

    it('is noticed also when it happens while the connection is being opened', async () => {
      let decide = (): void => undefined;
      const raw = await world.rawOf(documentId, 'anna').open();
      await until('the first message', () => raw.frames.length > 0);
      world.authorizer.delay = new Promise((resolve) => {
        decide = resolve;
      });
      const access = world.authorizer.access.bind(world.authorizer);
      let first = true;
      world.authorizer.access = async (principal) => {
        if (!first) return access(principal);
        first = false;
        world.authorizer.rights.set('boris', null);
        world.events.emit({ kind: 'document-changed', documentId });
        return 'write';
      };
      const late = world.rawOf(documentId, 'boris');
      decide();
      expect((await late.end()).code).toBe(CLOSE.noRight);
    });

    it('stays as it is while nobody can say', async () => {
      const raw = world.rawOf(documentId, 'anna');
      await until('the first message', () => raw.frames.length > 0);
      const { access } = world.authorizer;
      world.authorizer.access = () => Promise.reject(new Error('database away'));
      world.events.emit({ kind: 'document-changed', documentId });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(raw.closed).toBeNull();
      world.authorizer.access = access;
      world.authorizer.rights.set('anna', null);
      expect((await raw.end(5000)).code).toBe(CLOSE.noRight);
    });
  });

  it('S19: ends an oversize message with 1009, peers unaffected', async () => {
    const [anna, boris] = [await synced('anna'), await synced('boris')];
    const raw = await world.rawOf(documentId, 'mallory').open();
    await until('the first message', () => raw.frames.length > 0);
    raw.ws.send(new Uint8Array(3 * 1024 * 1024));
    expect((await raw.end()).code).toBe(CLOSE.tooLarge);
    textOf(anna).insert(0, 'дальше');
    await until('the edit to arrive', () => textOf(boris).toString() === 'дальше');
  });

  it('S38: closes with 1012 after the last commit', async () => {
    const anna = await synced('anna');
    const raw = world.rawOf(documentId, 'boris');
    await until('the first message', () => raw.frames.length > 0);
    textOf(anna).insert(0, 'последнее');
    await until('the edit to arrive', () => world.hub.openDocuments > 0 && raw.frames.length > 2);
    expect(await world.restart()).toBe(true);
    expect((await raw.end()).code).toBe(CLOSE.restart);
    expect(await stored()).toBe('последнее');
  });

  it('keeps roots that it knows nothing of', async () => {
    const anna = await synced('anna');
    anna.doc.getMap('foreign').set('list', [1, { a: null }]);
    anna.doc.getXmlFragment('xml').insert(0, [new Y.XmlElement('p')]);
    await until('the commit', async () => {
      const { rows } = await database.pool.query('select 1 from document_update where document_id = $1', [documentId]);
      return rows.length > 0;
    });
    await world.restart();
    const boris = await synced('boris');
    expect(boris.doc.getMap('foreign').toJSON()).toEqual({ list: [1, { a: null }] });
    expect(boris.doc.getXmlFragment('xml').toString()).toBe('<p></p>');
  });
});
