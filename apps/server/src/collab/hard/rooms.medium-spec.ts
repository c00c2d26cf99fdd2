import { CLOSE } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import * as Y from 'yjs';
import type { ServerProcess } from '../../testing/server-process.js';
import { PgJournal } from '../pg-journal.js';
import { CollabWorld, until, uuidOf } from '../testing/collab-world.js';
import { storedDocument } from './support/bad-lines.js';
import { useDatabase, useEnds } from './support/hard-setup.js';
import { foreignUpdate } from './support/messages.js';
import { WireClient } from './support/wire-client.js';
import { startWorldProcess } from './support/world-process.js';

describe('rooms come and go', () => {
  const database = useDatabase();
  let world: CollabWorld;
  let documentId: string;
  const toEnd = useEnds();
  beforeEach(async () => {
    documentId = randomUUID();
    world = await CollabWorld.start(database, { unloadDelayMs: 20, compactRowsOnUnload: 1_000 });
  });
  afterEach(async () => {
    await world.stop();
  });

  function client(name: string, clientId?: number): WireClient {
    return toEnd(new WireClient(world, documentId, { name, clientId }));
  }

  /** Statements of the pool that ask for the document's journal. */
  function countLoads(pool: pg.Pool): { count: number; restore(): void } {
    const { query } = pool;
    const counted = { count: 0, restore: () => void Object.assign(pool, { query }) };
    Object.assign(pool, {
      query: (...args: unknown[]) => {
        const [first] = args;
        const text = typeof first === 'string' ? first : (first as { text: string }).text;
        if (/^\s*(with|select)/i.test(text) && /document_snapshot/.test(text)) counted.count++;
        return Reflect.apply(query, pool, args) as unknown;
      },
    });
    return counted;
  }

  /** Keeps the journal from taking anything. @returns lets it go on */
  async function holdJournal(): Promise<() => Promise<void>> {
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table document_update in share mode');
    return async () => {
      await holder.query('rollback');
      holder.release();
    };
  }

  it('S39: many first comers share one load, and each gets everything', async () => {
    const anna = await client('anna').ready();
    anna.text.insert(0, 'написано раньше');
    await until('the commit', () => anna.isSaved);
    anna.destroy();
    await until('the document to be unloaded', () => world.hub.openDocuments === 0);
    const loads = countLoads(database.pool);
    const all = Array.from({ length: 10 }, (_, at) => client(`person${at}`));
    all.forEach((one, at) => {
      one.doc.getMap('map').set(`before${at}`, at);
    });
    await Promise.all(all.map((one) => one.ready()));
    loads.restore();
    expect(loads.count).toBe(1);
    await until('everybody to have everything', () =>
      all.every((one) => one.text.toString() === 'написано раньше' && one.doc.getMap('map').size === 10),
    );
    expect(world.hub.openDocuments).toBe(1);
  });

  it('S36: unloading waits for the last commit, and who comes back meanwhile finds the same room', async () => {
    const anna = await client('anna').ready();
    await until('the first answer to be saved', () => anna.isSaved);
    const release = await holdJournal();
    anna.text.insert(0, 'не записано');
    await anna.heard();
    expect(anna.isSaved).toBe(false);
    anna.destroy();
    // Longer than the delay of unloading: only the open commit keeps the room.
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(world.hub.openDocuments).toBe(1);
    const loads = countLoads(database.pool);
    const boris = await client('boris').ready();
    expect(boris.text.toString()).toBe('не записано');
    expect(loads.count).toBe(0);
    loads.restore();
    boris.text.insert(0, 'дальше, ');
    await boris.heard();
    await release();
    await until('the commit', () => boris.isSaved);
    boris.destroy();
    await until('the document to be unloaded', () => world.hub.openDocuments === 0);
    expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('дальше, не записано');
  });

  describe('one client id used by two people', () => {
    it('S25: closes the second with 4409 before any text is lost', async () => {
      const anna = await client('anna', 99).ready();
      anna.text.insert(0, 'Анна пишет');
      await until('the commit', () => anna.isSaved);
      const boris = client('boris', 99);
      boris.text.insert(0, 'Борис пишет');
      expect(await boris.end()).toBe(CLOSE.clientIdTaken);
      expect(anna.closed).toBeNull();
      const vera = await client('vera').ready();
      expect(vera.text.toString()).toBe('Анна пишет');
    });

    it('S25: also when the second has no presence and only writes', async () => {
      const anna = await client('anna', 99).ready();
      await until('the first answer', () => anna.isSaved);
      const boris = toEnd(new WireClient(world, documentId, { name: 'boris', clientId: 98, aware: false }));
      await boris.ready();
      boris.sendUpdate(foreignUpdate('подделка', 99));
      expect(await boris.end()).toBe(CLOSE.clientIdTaken);
      anna.text.insert(0, 'Анна');
      await until('the commit', () => anna.isSaved);
      expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('Анна');
    });

    it('lets the same person come back under it while the old line is half open', async () => {
      const anna = await client('anna', 99).ready();
      anna.text.insert(0, 'один ');
      await until('the commit', () => anna.isSaved);
      const again = await client('anna', 99).ready();
      again.text.insert(0, 'два ');
      await until('the commit', () => again.isSaved);
      expect(again.closed).toBeNull();
      expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('два один ');
    });
  });

  it('S36: after a crash two people come back whose stored edits interleave within one row each', async () => {
    // Anna, Boris, Anna again, each after the other; the journal has one row for each of the two, and neither goes without the other.
    const [anna, boris] = [new Y.Doc(), new Y.Doc()];
    const annas = collect(anna);
    const boriss = collect(boris);
    const exchange = (from: Y.Doc, to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from), 'other');
    anna.getText('text').insert(0, 'раз ');
    exchange(anna, boris);
    boris.getText('text').insert(4, 'два ');
    exchange(boris, anna);
    anna.getText('text').insert(8, 'три');
    exchange(anna, boris);
    const rows = [Y.mergeUpdates(annas), Y.mergeUpdates(boriss)];
    await new PgJournal(database.pool, { warn: () => undefined }).append(
      rows.map((update) => ({ documentId, update, author: { userId: null, institutionId: null }, clientIds: [] })),
    );
    for (const [name, doc] of [
      ['anna', anna],
      ['boris', boris],
    ] as const) {
      const back = toEnd(new WireClient(world, documentId, { name, doc }));
      await back.ready();
      await until(`${name} to be saved`, () => back.isSaved || back.closed !== null);
      expect(back.closed).toBeNull();
    }
    const vera = await client('vera').ready();
    expect(vera.text.toString()).toBe('раз два три');
  });

  describe('S38: shutdown with unsaved edits', () => {
    it('takes nothing more, waits for the commit, acknowledges, and closes with 1012', async () => {
      const anna = await client('anna').ready();
      await until('the first answer', () => anna.isSaved);
      const release = await holdJournal();
      anna.text.insert(0, 'последнее');
      await anna.heard();
      const stopping = world.hub.shutdown(5_000);
      anna.text.insert(0, 'слишком поздно: ');
      const sent = anna.sent;
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(anna.closed).toBeNull();
      await release();
      expect(await stopping).toBe(true);
      expect(await anna.end()).toBe(CLOSE.restart);
      // The first is confirmed before the end; the second is the client's to bring again.
      expect(anna.committed).toBe(sent - 1);
      expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('последнее');
      const late = client('late');
      expect([CLOSE.restart, CLOSE.tryAgain]).toContain(await late.end());
    });

    it('says that it failed when the journal does not come back in time', async () => {
      const anna = await client('anna').ready();
      await until('the first answer', () => anna.isSaved);
      const release = await holdJournal();
      anna.text.insert(0, 'потеряно');
      await anna.heard();
      expect(await world.hub.shutdown(200)).toBe(false);
      expect(await anna.end()).toBe(CLOSE.restart);
      expect(anna.committed).toBe(anna.sent - 1);
      await release();
    });

    it.each([
      ['exits with 0 when everything was written', true, 0],
      ['exits with 1 when something was not', false, 1],
    ])(
      'as a process %s',
      async (_what, isReleased, code) => {
        const server: ServerProcess = await startWorldProcess(database, { shutdownMs: 600 });
        const anna = toEnd(new WireClient(server, documentId, { name: 'anna' }));
        await anna.ready();
        await until('the first answer', () => anna.isSaved);
        const release = await holdJournal();
        anna.text.insert(0, 'последнее');
        await anna.heard();
        const exit = server.stop();
        if (isReleased) {
          await new Promise((resolve) => setTimeout(resolve, 100));
          await release();
        }
        expect(await anna.end()).toBe(CLOSE.restart);
        expect(anna.isSaved).toBe(isReleased);
        expect(await exit).toBe(code);
        if (!isReleased) await release();
        const stored = await storedDocument(database, documentId);
        expect(stored.getText('text').toString() === 'последнее' || !isReleased).toBe(true);
      },
      20_000,
    );
  });

  it('S13: an access event that comes while the document is being loaded is not missed', async () => {
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table document_snapshot in access exclusive mode');
    const anna = client('anna');
    await until('the connection', () => world.server.size === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    world.authorizer.rights.set('anna', null);
    world.events.emit({ kind: 'user-changed', userId: uuidOf('anna') });
    expect(await anna.end()).toBe(CLOSE.noRight);
    await holder.query('rollback');
    holder.release();
    expect(anna.received).toBe(0);
  });
});

/** The document's own updates, as they are made. */
function collect(doc: Y.Doc): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'other') updates.push(update);
  });
  return updates;
}
