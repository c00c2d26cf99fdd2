import { CLOSE } from '@soproekt/contracts';
import * as Y from 'yjs';
import { HubClosedError } from './hub.js';
import { encodeUpdate } from './protocol.js';
import { MemoryJournal, World } from './testing/index.js';

function textOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText('text').toString();
}

const server = { userId: null, institutionId: null };

describe('Hub', () => {
  let world: World;
  beforeEach(() => {
    world = new World(new MemoryJournal(), { unloadDelayMs: 1000 });
  });
  afterEach(() => {
    world.journal.release();
    world.destroy();
  });

  async function typed(text: string): Promise<void> {
    const author = world.client('author');
    author.connect();
    await world.run();
    author.text.insert(0, text);
    await world.run();
    author.disconnect();
    await world.run(2000);
  }

  it('loads once for two first joiners', async () => {
    await typed('готово');
    const loads = world.journal.loads;
    world.journal.hold();
    const clients = ['anna', 'boris'].map((user) => world.client(user));
    for (const client of clients) client.connect();
    await world.run();
    world.journal.release();
    await world.run();
    expect(world.journal.loads).toBe(loads + 1);
    expect(clients.map(({ text }) => text.toString())).toEqual(['готово', 'готово']);
  });

  it('S39: closes with 4500 when the load fails, shows nobody an empty document, and tries anew for the next', async () => {
    await typed('готово');
    world.journal.failLoads = true;
    const anna = world.client('anna');
    const link = anna.connect();
    await world.run();
    expect(link.closed?.code).toBe(CLOSE.loadFailed);
    expect(link.toClient).toHaveLength(0);
    expect(world.hub.openDocuments).toBe(0);
    world.journal.failLoads = false;
    anna.connect();
    await world.run();
    expect(anna.text.toString()).toBe('готово');
  });

  it('keeps what a client sends before the document is loaded', async () => {
    world.journal.hold();
    const anna = world.client('anna');
    const link = anna.connect();
    anna.text.insert(0, 'сразу');
    link.paused = false;
    await world.run();
    world.journal.release();
    await world.run();
    expect(textOf(await world.hub.snapshotState('doc'))).toBe('сразу');
  });

  it('S22: gives a newcomer a document larger than the bound on unsent bytes, folded part and rest', async () => {
    const large = new World(new MemoryJournal(), { maxOutgoingBytes: 10_000, compactRows: 2, compactDelayMs: 0 });
    const author = large.client('author');
    author.connect();
    await large.run();
    for (let at = 0; at < 3; at++) {
      author.text.insert(0, String(at).repeat(20_000));
      await large.run(100);
    }
    author.text.insert(0, 'rest');
    await large.run(0);
    const reader = large.client('reader');
    const link = reader.connect();
    await large.run();
    expect(link.closed).toBeNull();
    expect(reader.text.length).toBe(60_004);
    large.destroy();
  });

  it('gives a document back to memory some time after the last one left', async () => {
    await typed('готово');
    expect(world.hub.openDocuments).toBe(0);
  });

  it('waits with unloading for the last commit; who comes meanwhile joins the same room', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    world.journal.hold();
    anna.text.insert(0, 'на лету');
    await world.run();
    anna.disconnect();
    await world.run(5000);
    expect(world.hub.openDocuments).toBe(1);
    const loads = world.journal.loads;
    const boris = world.client('boris');
    boris.connect();
    await world.run();
    expect(boris.text.toString()).toBe('на лету');
    expect(world.journal.loads).toBe(loads);
    world.journal.release();
    await world.run(5000);
    expect(world.hub.openDocuments).toBe(1);
    boris.disconnect();
    await world.run(5000);
    expect(world.hub.openDocuments).toBe(0);
    expect(textOf(await world.hub.snapshotState('doc'))).toBe('на лету');
  });

  it('unloads also when someone came and went while it was waiting to', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    world.journal.hold();
    anna.text.insert(0, 'x');
    await world.run();
    anna.disconnect();
    await world.run(1500);
    const boris = world.client('boris');
    boris.connect();
    await world.run();
    boris.disconnect();
    await world.run();
    world.journal.release();
    await world.run(5000);
    expect(world.hub.openDocuments).toBe(0);
  });

  it('lets go of a deleted document only when nothing of it is on its way any more, and writes nothing later', async () => {
    const anna = world.client('anna');
    const link = anna.connect();
    await world.run();
    anna.text.insert(0, 'последнее');
    await world.run(0);
    world.journal.hold();
    anna.text.insert(0, 'самое ');
    await world.run(10);
    let gone = false;
    const discarded = world.hub.discard('doc', CLOSE.noDocument, 'deleted').then(() => (gone = true));
    await world.run(10);
    expect(link.closed?.code).toBe(CLOSE.noDocument);
    expect(gone).toBe(false);
    world.journal.release();
    await discarded;
    const written = world.journal.committed.length;
    await world.run(60_000);
    expect(world.hub.openDocuments).toBe(0);
    expect(world.journal.committed).toHaveLength(written);
    expect(world.journal.compactions('doc')).toBe(0);
  });

  it('applies changes of the server by the same way, committed when it resolves', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    const done = world.hub.applyServerUpdate('doc', (doc) => doc.getText('text').insert(0, 'шаблон'), server);
    await world.run();
    expect(await done).toBe(1);
    expect(anna.text.toString()).toBe('шаблон');
    expect(world.journal.committed[0]).toMatchObject({ author: server });
  });

  it('leaves the document as it was when the server edit throws', async () => {
    const edit = (doc: Y.Doc): void => {
      doc.getText('text').insert(0, 'половина');
      throw new Error('на полпути');
    };
    const done = expect(world.hub.applyServerUpdate('doc', edit, server)).rejects.toThrow('на полпути');
    await world.run();
    await done;
    expect(world.journal.committed).toHaveLength(0);
  });

  it('reads a state without keeping the document', async () => {
    await typed('готово');
    expect(textOf(await world.hub.snapshotState('doc'))).toBe('готово');
    expect(world.hub.openDocuments).toBe(0);
  });

  it('keeps idle connections of stock clients alive', async () => {
    const anna = world.client('anna');
    const link = anna.connect();
    await world.run(100);
    let silent = 0;
    for (let second = 0; second < 60; second++) {
      await world.scheduler.advance(1000);
      silent = link.toClient.length > 0 ? 0 : silent + 1;
      link.toClient.length = 0;
      expect(silent).toBeLessThan(20);
    }
  });

  it('S19: closes with 1009 for an oversize message, and nobody else notices', async () => {
    const anna = world.client('anna');
    const boris = world.client('boris');
    const link = anna.connect();
    boris.connect();
    await world.run();
    anna.send(encodeUpdate(new Uint8Array(3 * 1024 * 1024)));
    await world.run();
    expect(link.closed?.code).toBe(CLOSE.tooLarge);
    expect(boris.link?.closed).toBeNull();
  });

  it('S22: cuts a connection that does not read, which then catches up', async () => {
    world = new World(new MemoryJournal(), { maxOutgoingBytes: 10_000 });
    const anna = world.client('anna');
    const boris = world.client('boris');
    anna.connect();
    const link = boris.connect();
    await world.run(100);
    for (let at = 0; at < 30; at++) {
      anna.text.insert(0, 'много текста '.repeat(40));
      while (anna.link!.deliverToServer());
      await world.scheduler.advance(0);
    }
    expect(link.closed?.code).toBe(CLOSE.slowConsumer);
    expect(anna.link?.closed).toBeNull();
    boris.disconnect();
    boris.connect();
    await world.run(100);
    expect(boris.text.toString()).toBe(anna.text.toString());
  });

  it('S21: reads a flood slowly instead of closing', async () => {
    world = new World(new MemoryJournal(), { messagesPerSecond: 10, messageBurst: 20 });
    const anna = world.client('anna');
    const link = anna.connect();
    await world.run(100);
    for (let at = 0; at < 40; at++) anna.text.insert(0, 'x');
    await world.run(0);
    expect(link.toServer.length).toBeGreaterThan(0);
    expect(link.paused).toBe(true);
    for (let second = 0; second < 5; second++) await world.run(1000);
    expect(link.closed).toBeNull();
    expect(anna.committed).toBe(anna.sent);
  });

  describe('S38: shutdown', () => {
    it('commits, acknowledges, closes with 1012 and takes nobody in', async () => {
      const anna = world.client('anna');
      const link = anna.connect();
      await world.run();
      world.journal.hold();
      anna.text.insert(0, 'последнее');
      await world.run();
      const done = world.hub.shutdown();
      const late = world.client('late').connect();
      await world.run();
      expect(late.closed?.code).toBe(CLOSE.restart);
      expect(link.closed).toBeNull();
      world.journal.release();
      await world.scheduler.advance(0);
      expect(await done).toBe(true);
      expect(link.closed?.code).toBe(CLOSE.restart);
      while (link.deliverToClient());
      expect(anna.committed).toBe(anna.sent);
      await expect(world.hub.applyServerUpdate('doc', new Uint8Array([0, 0]), server)).rejects.toThrow(HubClosedError);
    });

    it('says so when something could not be committed', async () => {
      const anna = world.client('anna');
      const link = anna.connect();
      await world.run();
      world.journal.failAppends = true;
      anna.text.insert(0, 'несохранённое');
      await world.run();
      const done = world.hub.shutdown(1000);
      await world.scheduler.advance(1500);
      expect(await done).toBe(false);
      expect(link.closed?.code).toBe(CLOSE.restart);
      while (link.deliverToClient());
      expect(anna.committed).toBeLessThan(anna.sent);
    });
  });
});
