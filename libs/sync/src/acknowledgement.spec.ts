import * as Y from 'yjs';
import { encodeUpdate } from './protocol.js';
import { World, type MemoryClient } from './testing/index.js';

describe('S36: acknowledgement', () => {
  let world: World;
  let anna: MemoryClient;
  let boris: MemoryClient;

  beforeEach(async () => {
    world = new World();
    anna = world.client('anna');
    boris = world.client('boris');
    anna.connect();
    boris.connect({ acknowledge: false });
    await world.run(100);
  });

  afterEach(() => {
    world.journal.release();
    world.destroy();
  });

  it('comes only after the commit, the change itself at once', async () => {
    expect(anna.committed).toBe(1);
    world.journal.hold();
    anna.text.insert(0, 'слово');
    await world.run(1000);
    expect(boris.text.toString()).toBe('слово');
    expect(anna.committed).toBe(1);
    world.journal.release();
    await world.run();
    expect(anna.committed).toBe(2);
  });

  it('gives clients that do not count their own change back after the commit, and only to them', async () => {
    world.journal.hold();
    boris.text.insert(0, 'раз');
    anna.text.insert(0, 'два ');
    await world.run();
    expect(boris.received).toHaveLength(1);
    expect(anna.received).toHaveLength(1);
    world.journal.release();
    await world.run();
    expect(boris.received).toHaveLength(2);
    expect(anna.received).toHaveLength(1);
    const echoed = new Y.Doc();
    Y.applyUpdate(echoed, boris.received[1] as Uint8Array);
    expect(echoed.getText('text').toString()).toBe('раз');
  });

  it('covers deletions', async () => {
    anna.text.insert(0, 'слово');
    await world.run();
    world.journal.hold();
    anna.text.delete(0, 2);
    await world.run();
    expect(anna.committed).toBe(2);
    world.journal.release();
    await world.run();
    expect(anna.committed).toBe(3);
  });

  it('of a message that changes nothing waits for whoever brought the change', async () => {
    world.journal.hold();
    boris.text.insert(0, 'x');
    await world.run();
    const rows = world.journal.committed.length;
    anna.send(encodeUpdate(Y.encodeStateAsUpdate(anna.doc)));
    await world.run();
    expect(anna.committed).toBe(1);
    world.journal.release();
    await world.run();
    expect(anna.committed).toBe(2);
    expect(world.journal.committed).toHaveLength(rows + 1);
  });

  it('S39: stays away while the journal fails, and comes when it works again', async () => {
    world.journal.failAppends = true;
    anna.text.insert(0, 'a');
    await world.run(3000);
    anna.text.insert(1, 'b');
    await world.run(3000);
    expect(anna.committed).toBe(1);
    expect(world.warnings).toContain('journal append failed');
    world.journal.failAppends = false;
    await world.run(6000);
    expect(anna.committed).toBe(3);
    expect(anna.link?.closed).toBeNull();
    const reader = new World(world.journal).client('later');
    reader.connect();
  });

  it('S39: beyond the bound edits are refused visibly, and taken in full once the journal works again', async () => {
    const small = new World(world.journal, { maxUncommittedBytes: 200 });
    const writer = small.client('writer');
    const viewer = small.client('viewer');
    writer.connect();
    viewer.connect();
    await small.run(100);
    world.journal.failAppends = true;
    for (let at = 0; at < 40; at++) {
      writer.text.insert(writer.text.length, `слово${at} `);
      await small.run(10);
    }
    expect(writer.refusals).toEqual(['storage-unavailable']);
    expect(writer.committed).toBe(1);
    expect(viewer.text.length).toBeLessThan(writer.text.length);
    expect(viewer.text.length).toBeGreaterThan(0);
    world.journal.failAppends = false;
    await small.run(10_000);
    expect(writer.committed).toBe(writer.sent);
    expect(viewer.text.toString()).toBe(writer.text.toString());
    small.destroy();
  });

  it('S39: all documents together have a bound as well: each is refused that brings more, and all are taken afterwards', async () => {
    const small = new World(world.journal, { maxUncommittedTotalBytes: 400 });
    const writers = ['first', 'second', 'third'].map((documentId) => {
      const writer = small.client(documentId, undefined, documentId);
      writer.connect();
      return writer;
    });
    await small.run(100);
    world.journal.failAppends = true;
    for (let at = 0; at < 20; at++) {
      for (const writer of writers) writer.text.insert(writer.text.length, `слово${at} `);
      await small.run(10);
    }
    const { uncommittedBytes, blockedDocuments } = small.hub.stats();
    expect(blockedDocuments).toBe(3);
    expect(uncommittedBytes).toBeLessThan(400 * 2);
    for (const writer of writers) expect(writer.refusals).toEqual(['storage-unavailable']);
    world.journal.failAppends = false;
    await small.run(10_000);
    for (const writer of writers) expect(writer.committed).toBe(writer.sent);
    expect(small.hub.stats()).toMatchObject({ uncommittedBytes: 0, blockedDocuments: 0 });
    // The room is there again in full: what was counted has been given back.
    for (const writer of writers) writer.text.insert(0, 'x'.repeat(120));
    await small.run(1_000);
    for (const writer of writers) expect(writer.committed).toBe(writer.sent);
    for (const writer of writers) expect(writer.refusals).toHaveLength(1);
    small.destroy();
  });

  it('covers an update whose dependency comes later, and it survives a restart', async () => {
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    source.getText('text').insert(0, 'первое ');
    source.getText('text').insert(7, 'второе');
    anna.send(encodeUpdate(updates[1] as Uint8Array));
    await world.run();
    expect(anna.committed).toBe(2);
    anna.disconnect();
    boris.disconnect();

    const second = new World(world.journal);
    const vera = second.client('vera');
    const gleb = second.client('gleb');
    vera.connect();
    gleb.connect();
    await second.run(100);
    expect(gleb.text.toString()).toBe('');
    vera.send(encodeUpdate(updates[0] as Uint8Array));
    await second.run(100);
    expect(gleb.text.toString()).toBe('первое второе');
    second.destroy();
  });

  it('announces every commit', async () => {
    anna.text.insert(0, 'x');
    await world.run();
    expect(world.commits.at(-1)).toEqual({ documentId: 'doc', seq: 1 });
  });
});
