import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { CollabWorld, until } from '../testing/collab-world.js';
import { storedDocument } from './support/bad-lines.js';
import { useDatabase, useEnds } from './support/hard-setup.js';
import { Person } from './support/person.js';
import { WireClient } from './support/wire-client.js';

const MAX_DOCUMENT = 40_000;
const MAX_PENDING = 5_000;

describe('S24: how large a document may become', () => {
  const database = useDatabase();
  let world: CollabWorld;
  let documentId: string;
  const toEnd = useEnds();
  beforeEach(async () => {
    documentId = randomUUID();
    world = await CollabWorld.start(database, {
      maxDocumentBytes: MAX_DOCUMENT,
      maxPendingBytes: MAX_PENDING,
      compactRows: 5,
      compactDelayMs: 20,
      compactRowsOnUnload: 1,
      unloadDelayMs: 50,
    });
  });
  afterEach(async () => {
    await world.stop();
  });

  async function open(name: string): Promise<WireClient> {
    return toEnd(new WireClient(world, documentId, { name })).ready();
  }

  /** Writes until the server refuses, at most four times what fits. */
  async function fill(client: WireClient): Promise<void> {
    for (let sent = 0; sent < 4 * MAX_DOCUMENT && client.refusals.length === 0; sent += 1_000) {
      client.text.insert(client.text.length, 'x'.repeat(1_000));
      await client.heard();
    }
  }

  it('refuses with `document-full`, keeps what was there, and stays readable', async () => {
    const anna = await open('anna');
    await fill(anna);
    expect([...new Set(anna.refusals)]).toEqual(['document-full']);
    expect(anna.closed).toBeNull();
    const boris = await open('boris');
    expect(boris.text.length).toBeGreaterThan(MAX_DOCUMENT / 2);
    expect(boris.text.length).toBeLessThan(MAX_DOCUMENT * 1.5);
    boris.doc.getText('other').insert(0, 'x'.repeat(2_000));
    await until('the refusal', () => boris.refusals.includes('document-full'));
    const vera = await open('vera');
    expect(vera.doc.getText('other').toString()).toBe('');
  });

  it('lets deletions pass, and takes insertions again when there is room', async () => {
    const anna = await open('anna');
    await fill(anna);
    // What was refused would come back as soon as there is room.
    anna.destroy();
    const boris = await open('boris');
    const length = boris.text.length;
    expect(length).toBeGreaterThan(1_000);
    boris.text.delete(0, length - 1_000);
    await until('the deletion to be saved', () => boris.isSaved);
    const vera = await open('vera');
    expect(vera.text.length).toBe(1_000);
    // What is left of the deleted is a few bytes once the document has been folded.
    const later = toEnd(new Person(world, documentId, { name: 'gleb' }));
    await later.saved();
    later.doc.getText('later').insert(0, 'снова');
    await later.saved(10_000);
    expect((await storedDocument(database, documentId)).getText('later').toString()).toBe('снова');
  }, 25_000);

  it('tells the person, as long as it is so', async () => {
    const anna = await open('anna');
    await fill(anna);
    const boris = toEnd(new Person(world, documentId, { name: 'boris' }));
    await boris.saved();
    boris.doc.getText('mine').insert(0, 'x'.repeat(3_000));
    await until('the refusal to be shown', () => boris.state.status === 'unsaved');
    expect(boris.state.reason).toBe('document-full');
    expect(boris.text.length).toBeGreaterThan(0);
  });

  describe('updates that wait for others', () => {
    /** Updates of a client that nobody knows, one for each text, each building on the one before. */
    function chain(clientId: number, texts: readonly string[]): Uint8Array[] {
      const doc = new Y.Doc();
      doc.clientID = clientId;
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (const text of texts) doc.getText('text').insert(doc.getText('text').length, text);
      return updates;
    }

    it('are kept and acknowledged, survive a restart, and appear when the missing one comes', async () => {
      const [first, second, third] = chain(4711, ['раз ', 'два ', 'три']) as [Uint8Array, Uint8Array, Uint8Array];
      const anna = await open('anna');
      anna.sendUpdate(second);
      anna.sendUpdate(third);
      await until('the acknowledgement', () => anna.isSaved);
      expect(anna.refusals).toEqual([]);
      anna.destroy();
      expect(await world.restart()).toBe(true);
      const boris = await open('boris');
      expect(boris.text.toString()).toBe('');
      const again = await open('anna');
      again.sendUpdate(first);
      await until('the text', () => boris.text.toString() === 'раз два три');
      const vera = await open('vera');
      expect(vera.text.toString()).toBe('раз два три');
      expect((await storedDocument(database, documentId)).getText('text').toString()).toBe('раз два три');
    });

    it('also when the document was folded and unloaded in between', async () => {
      const [first, second] = chain(4712, ['раз ', 'два']) as [Uint8Array, Uint8Array];
      const anna = await open('anna');
      for (let at = 0; at < 8; at++) anna.doc.getMap('map').set('at', at);
      anna.sendUpdate(second);
      await until('the acknowledgement', () => anna.isSaved);
      anna.destroy();
      await until('the document to be unloaded', () => world.hub.openDocuments === 0);
      const boris = await open('boris');
      boris.sendUpdate(first);
      const vera = await open('vera');
      await until('the text', () => vera.text.toString() === 'раз два');
    });

    it('are refused with `too-much-pending` beyond the bound; other edits go on', async () => {
      const mallory = await open('mallory');
      const [, ...rest] = chain(
        4713,
        Array.from({ length: 30 }, () => 'x'.repeat(1_000)),
      );
      for (const update of rest) {
        mallory.sendUpdate(update);
        await mallory.heard();
      }
      await until('the refusal', () => mallory.refusals.includes('too-much-pending'));
      const anna = await open('anna');
      anna.text.insert(0, 'дальше');
      await until('the edit to be saved', () => anna.isSaved);
      expect(anna.refusals).toEqual([]);
      const { rows } = await database.pool.query<{ bytes: number }>(
        `select coalesce(sum(length(update)), 0)::int + coalesce((select length(state) from document_snapshot
           where document_id = $1), 0) as bytes from document_update where document_id = $1`,
        [documentId],
      );
      expect(rows[0]?.bytes).toBeLessThan(3 * MAX_PENDING);
    });
  });
});
