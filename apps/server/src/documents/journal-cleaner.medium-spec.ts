import { CollabService } from '../collab/collab.service.js';
import { insertDocument } from '../testing/seed-people.js';
import { waitUntil } from '../testing/wait-until.js';
import { JournalCleaner } from './journal-cleaner.service.js';
import { at, DocumentsWorld } from './testing/documents-world.js';

describe('text of documents that were deleted for good', () => {
  let world: DocumentsWorld;

  beforeAll(async () => {
    world = await DocumentsWorld.start();
  });
  afterAll(() => world?.app.close());

  /** What a node stores that does not know of the end of the document. */
  async function store(documentId: string): Promise<void> {
    const values = [documentId];
    await world.app.pool.query(
      `insert into document_update (document_id, update, checksum) values ($1, '\\x0000', 0)`,
      values,
    );
    await world.app.pool.query(
      `insert into document_snapshot (document_id, version, state, state_vector, checksum, through_seq)
       values ($1, 1, '\\x0000', '\\x00', 0, 0) on conflict do nothing`,
      values,
    );
    await world.app.pool.query(
      `insert into document_client (document_id, client_id, author_id, first_seen_at)
       values ($1, 7, gen_random_uuid(), now())`,
      values,
    );
  }

  async function tablesWith(documentId: string): Promise<string[]> {
    const tables = ['document_update', 'document_snapshot', 'document_client'];
    const counts = await Promise.all(
      tables.map((table) => world.app.pool.query(`select 1 from ${table} where document_id = $1`, [documentId])),
    );
    return tables.filter((_, index) => counts[index]?.rowCount !== 0);
  }

  it('what another node stores after the end is deleted too', async () => {
    const { journal } = world.app.app.get(CollabService);
    const documentId = await insertDocument(world.app.pool, world.seeded.workspaceId);
    await world.app.pool.query('delete from document where id = $1', [documentId]);
    const purge = journal.purge.bind(journal);
    let purges = 0;
    journal.purge = async (id) => {
      await purge(id);
      purges += 1;
      if (purges === 1) {
        await store(id);
        expect(await tablesWith(id)).toHaveLength(3);
      }
    };
    try {
      await world.app.app.get(JournalCleaner).clean(documentId, [1]);
      await waitUntil('the second deletion', () => purges === 2);
    } finally {
      journal.purge = purge;
    }
    expect(await tablesWith(documentId)).toEqual([]);
  });

  it('a start deletes what was left behind, and nothing else', async () => {
    const [kept, gone] = [await world.make(), await world.make()];
    await world.as('coordinator', 'DELETE', at(gone));
    await world.as('coordinator', 'DELETE', at(gone, '?permanent=true'));
    const unknown = crypto.randomUUID();
    await store(gone.id);
    await store(unknown);
    await world.app.app.get(JournalCleaner).onApplicationBootstrap();
    expect(await tablesWith(gone.id)).toEqual([]);
    expect(await tablesWith(kept.id)).toContain('document_update');
    expect(await tablesWith(unknown)).toHaveLength(3);
  });
});
