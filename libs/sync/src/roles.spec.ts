import { CLOSE } from '@soproekt/contracts';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeAwareness, encodeSyncStep2, encodeUpdate } from './protocol.js';
import { World } from './testing/index.js';

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

async function worldWithText(): Promise<World> {
  const world = new World();
  const author = world.client('author');
  author.connect();
  await world.run();
  author.text.insert(0, 'исходный текст');
  await world.run(100);
  return world;
}

describe('S14: what a reader sends leaves the state unchanged', () => {
  let world: World;
  afterEach(() => world.destroy());

  /** A deletion of text the server has, sent as an update of its own. */
  async function deletion(): Promise<Uint8Array> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await world.hub.snapshotState('doc'));
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText('text').delete(0, 4);
    return updates[0] as Uint8Array;
  }

  it.each<[string, () => Promise<Uint8Array>]>([
    ['SyncStep2 with content', async () => encodeSyncStep2(foreignText())],
    ['Update with content', async () => encodeUpdate(foreignText())],
    ['SyncStep2 that deletes', async () => encodeSyncStep2(await deletion())],
    ['Update that deletes', async () => encodeUpdate(await deletion())],
    ['malformed SyncStep2', async () => encodeSyncStep2(Uint8Array.of(1, 200, 3))],
    ['malformed Update', async () => encodeUpdate(Uint8Array.of(255))],
    ['unknown sync message', async () => frame(0, 9, 1, 2, 3)],
    ['auth message', async () => frame(2, 0, 0)],
    ['committed message', async () => frame(64, 1000)],
    ['access message', async () => frame(65, 5, 119, 114, 105, 116, 101)],
    ['unknown message 4', async () => frame(4, 1, 2, 3)],
    ['unknown message 100', async () => frame(100, 1, 2, 3)],
    ['empty frame', async () => new Uint8Array()],
    ['payload longer than its frame', async () => frame(0, 2, 5000, 1)],
    ['awareness that is none', async () => encodeAwareness(Uint8Array.of(200))],
  ])('%s', async (_what, make) => {
    world = await worldWithText();
    const reader = world.client('reader');
    reader.connect({ access: 'read' });
    await world.run(100);
    expect(reader.text.toString()).toBe('исходный текст');
    const before = await world.hub.snapshotState('doc');
    const rows = world.journal.committed.length;
    reader.send(await make());
    await world.run(100);
    expect(await world.hub.snapshotState('doc')).toEqual(before);
    expect(world.journal.committed).toHaveLength(rows);
    expect(world.clients[0]?.text.toString()).toBe('исходный текст');
    expect(world.clients[0]?.link?.closed).toBeNull();
  });

  it('refuses visibly, once, and does not acknowledge', async () => {
    world = await worldWithText();
    const reader = world.client('reader');
    reader.connect({ access: 'read' });
    await world.run(100);
    expect(reader.refusals).toEqual([]);
    expect(reader.committed).toBe(1);
    reader.text.insert(0, 'а');
    reader.text.insert(0, 'б');
    await world.run(100);
    expect(reader.refusals).toEqual(['read-only']);
    expect(reader.committed).toBe(1);
    expect(reader.link?.closed).toBeNull();
  });

  it('closes a connection that breaks the protocol, whoever it is, and nobody else', async () => {
    world = await worldWithText();
    const other = world.client('other');
    const link = other.connect();
    await world.run();
    other.send(encodeUpdate(Uint8Array.of(1, 200, 3)));
    await world.run();
    expect(link.closed?.code).toBe(CLOSE.protocolError);
    expect(world.clients[0]?.link?.closed).toBeNull();
  });

  it('takes offline edits of a reader for refused, and a SyncStep2 with nothing new for fine', async () => {
    world = await worldWithText();
    const reader = world.client('reader');
    reader.connect({ access: 'read' });
    await world.run(100);
    reader.disconnect();
    reader.connect({ access: 'read' });
    await world.run(100);
    expect(reader.refusals).toEqual([]);
    reader.disconnect();
    reader.text.insert(0, 'офлайн ');
    reader.connect({ access: 'read' });
    await world.run(100);
    expect(reader.refusals).toEqual(['read-only']);
    expect(world.clients[0]?.text.toString()).toBe('исходный текст');
  });
});

describe('S13: a right that changes on an open connection', () => {
  it('turns it read-only at once, and on its return takes in what was refused', async () => {
    const world = await worldWithText();
    const [author] = world.clients;
    const other = world.client('other');
    other.connect();
    await world.run(100);
    other.connection?.setAccess('read');
    other.text.insert(0, 'отвергнуто ');
    other.text.delete(11, 3);
    await world.run(100);
    expect(other.accesses).toEqual(['write', 'read']);
    expect(author?.text.toString()).toBe('исходный текст');
    expect(other.committed).toBe(1);

    other.connection?.setAccess('write');
    await world.run(100);
    expect(other.accesses).toEqual(['write', 'read', 'write']);
    expect(author?.text.toString()).toBe('отвергнуто одный текст');
    expect(other.committed).toBe(other.sent);
    world.destroy();
  });

  it('closes with the code given, and the others see the person leave', async () => {
    const world = await worldWithText();
    const other = world.client('other');
    const link = other.connect();
    await world.run(100);
    expect(world.clients[0]?.awareness.getStates().size).toBe(2);
    other.connection?.close(CLOSE.noRight, 'removed');
    await world.run();
    expect(link.closed).toEqual({ code: CLOSE.noRight, reason: 'removed' });
    expect(world.clients[0]?.awareness.getStates().size).toBe(1);
    world.destroy();
  });
});
