import * as Y from 'yjs';
import { encodeUpdate } from './protocol.js';
import { MemoryJournal, settle, World } from './testing/index.js';

const NOBODY = { userId: null, institutionId: null };

describe('compaction', () => {
  let world: World;
  beforeEach(() => {
    world = new World(new MemoryJournal(), { compactRows: 10, compactRowsOnUnload: 3, unloadDelayMs: 1000 });
  });
  afterEach(() => {
    world.journal.release();
    world.destroy();
  });

  async function textAfterRestart(): Promise<string> {
    const again = new World(world.journal);
    const client = again.client('later');
    client.connect();
    await again.run();
    const text = client.text.toString();
    again.destroy();
    return text;
  }

  it('folds a long tail while the document is in use, and loses nothing', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    for (let at = 0; at < 25; at++) {
      anna.text.insert(anna.text.length, `${at} `);
      await world.run();
    }
    expect(world.journal.compactions('doc')).toBe(0);
    await world.run(2000);
    expect(world.journal.compactions('doc')).toBe(1);
    expect(world.journal.tail('doc')).toHaveLength(0);
    expect(await textAfterRestart()).toBe(anna.text.toString());
  });

  it('leaves rows alone that are committed while it runs', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    for (let at = 0; at < 12; at++) {
      anna.text.insert(anna.text.length, `${at} `);
      await world.run();
    }
    const { journal } = world;
    const { compact } = journal;
    journal.compact = async (compaction) => {
      anna.text.insert(0, 'во время сжатия ');
      while (anna.link?.deliverToServer());
      await settle();
      return compact.call(journal, compaction);
    };
    await world.run(2000);
    await settle();
    expect(world.journal.tail('doc')).toHaveLength(1);
    expect(await textAfterRestart()).toBe(anna.text.toString());
  });

  it('S36: loses nothing when a state is read while a compaction waits for the journal', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    for (let at = 0; at < 12; at++) {
      anna.text.insert(anna.text.length, `${at} `);
      await world.run();
    }
    const { journal } = world;
    const { compact } = journal;
    journal.compact = async (compaction) => {
      journal.compact = compact;
      for (const word of ['позже ', 'и ещё']) {
        anna.text.insert(anna.text.length, word);
        while (anna.link?.deliverToServer());
        await settle();
      }
      // As projections do, now and then, while people type.
      await world.hub.snapshotState('doc');
      return compact.call(journal, compaction);
    };
    await world.run(2000);
    anna.text.insert(anna.text.length, '!');
    await world.run(2000);
    expect(anna.committed).toBe(anna.sent);
    anna.disconnect();
    await world.run(5000);
    expect(world.hub.openDocuments).toBe(0);
    expect(await textAfterRestart()).toBe(anna.text.toString());
  });

  it('folds a shorter tail on unloading, parts that wait for others included', async () => {
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    for (const word of ['раз ', 'два ', 'три ', 'четыре'])
      source.getText('text').insert(source.getText('text').length, word);
    source.getText('text').delete(0, 4);
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    for (const update of [updates[1], updates[2], updates[3], updates[4]]) {
      anna.send(encodeUpdate(update as Uint8Array));
      await world.run();
    }
    anna.disconnect();
    await world.run(2000);
    expect(world.hub.openDocuments).toBe(0);
    expect(world.journal.compactions('doc')).toBe(1);
    expect(world.journal.tail('doc')).toHaveLength(0);

    const boris = world.client('boris');
    boris.connect();
    await world.run();
    expect(boris.text.toString()).toBe('');
    boris.send(encodeUpdate(updates[0] as Uint8Array));
    await world.run();
    expect(await textAfterRestart()).toBe('два три четыре');
  });

  it('does not overwrite the snapshot of another writer', async () => {
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    const other = new World(world.journal, { compactRows: 5, compactRowsOnUnload: 1, unloadDelayMs: 10 });
    const boris = other.client('boris');
    boris.connect();
    await other.run();
    boris.text.insert(0, 'с другого узла ');
    await other.run();
    boris.disconnect();
    await other.run(1000);
    expect(world.journal.compactions('doc')).toBe(1);

    for (let at = 0; at < 12; at++) {
      anna.text.insert(anna.text.length, `${at} `);
      await world.run();
    }
    await world.run(2000);
    expect(anna.text.toString()).toContain('с другого узла');
    expect(await textAfterRestart()).toBe(anna.text.toString());
    other.destroy();
  });

  it('goes on when compaction fails', async () => {
    const { compact } = world.journal;
    world.journal.compact = () => Promise.reject(new Error('на диске нет места'));
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    for (let at = 0; at < 12; at++) {
      anna.text.insert(0, 'x');
      await world.run();
    }
    await world.run(2000);
    expect(world.warnings).toContain('compaction failed');
    world.journal.compact = compact;
    // Not at once: a document that cannot be folded must not keep the worker from all others.
    await world.run(20_000);
    anna.text.insert(0, 'y');
    await world.run(2000);
    expect(world.journal.compactions('doc')).toBe(1);
    expect(await textAfterRestart()).toBe('y' + 'x'.repeat(12));
  });

  it('leaves a damaged row where it is', async () => {
    const append = (update: Uint8Array): Promise<number[]> =>
      world.journal.append([{ documentId: 'doc', update, author: NOBODY, clientIds: [] }]);
    await append(Uint8Array.of(7, 7, 7));
    const anna = world.client('anna');
    anna.connect();
    await world.run();
    anna.text.insert(0, 'остальное');
    await world.run();
    expect(world.journal.quarantined).toEqual([{ documentId: 'doc', seq: 1 }]);
    expect(await textAfterRestart()).toBe('остальное');
  });
});
