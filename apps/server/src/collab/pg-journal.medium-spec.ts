import { Hub, type JournalEntry } from '@soproekt/sync';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import * as Y from 'yjs';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { DamagedSnapshotError, PgJournal } from './pg-journal.js';

const author = { userId: randomUUID(), institutionId: randomUUID() };

function updates(count: number, text = 'слово'): Uint8Array[] {
  const doc = new Y.Doc();
  const list: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => list.push(update));
  for (let at = 0; at < count; at++) doc.getText('t').insert(doc.getText('t').length, `${text}${at} `);
  return list;
}

function entries(documentId: string, list: Uint8Array[]): JournalEntry[] {
  return list.map((update) => ({ documentId, update, author, clientIds: [1, 2 ** 32 - 1] }));
}

describe('PgJournal', () => {
  let database: TestDatabase;
  let journal: PgJournal;
  let warnings: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(() => {
    warnings = [];
    journal = new PgJournal(database.pool, { warn: (message) => warnings.push(message) });
  });

  it('gives back what was appended, per document and in order', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const [listA, listB] = [updates(5), updates(3)];
    const seqs = await Promise.all([...entries(a, listA), ...entries(b, listB)].map((entry) => journal.append(entry)));
    expect(new Set(seqs).size).toBe(8);
    const loaded = await journal.load(a);
    expect(loaded.snapshot).toBeNull();
    expect(loaded.updates.map(({ update }) => Buffer.from(update))).toEqual(listA.map((update) => Buffer.from(update)));
    expect(loaded.lastSeq).toBe(Math.max(...seqs.slice(0, 5)));
    expect((await journal.load(b)).updates).toHaveLength(3);
    expect(await journal.load(randomUUID())).toEqual({ snapshot: null, snapshotVersion: 0, updates: [], lastSeq: 0 });
  });

  it('writes what many documents bring at once in few statements', async () => {
    const query = jestSpy(database.pool);
    const list = Array.from({ length: 300 }, () => entries(randomUUID(), updates(1))[0] as JournalEntry);
    await Promise.all(list.map((entry) => journal.append(entry)));
    expect(query.count()).toBeLessThanOrEqual(2);
    query.restore();
  });

  it('resolves only after the commit: another connection sees the row', async () => {
    const id = randomUUID();
    await journal.append(entries(id, updates(1))[0] as JournalEntry);
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    const { rows } = await other.query(
      'select author_id, institution_id, client_ids from document_update where document_id = $1',
      [id],
    );
    await other.end();
    expect(rows).toEqual([
      { author_id: author.userId, institution_id: author.institutionId, client_ids: ['1', String(2 ** 32 - 1)] },
    ]);
  });

  it('lets one entry that the database refuses fail alone', async () => {
    const good = entries(randomUUID(), updates(1))[0] as JournalEntry;
    const results = await Promise.allSettled([
      journal.append(good),
      journal.append({ ...good, documentId: 'no uuid' }),
      journal.append({ ...good, documentId: randomUUID() }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails when the database is away, and works again when it is back', async () => {
    const pool = new pg.Pool({
      connectionString: 'postgres://postgres@127.0.0.1:1/none',
      connectionTimeoutMillis: 500,
    });
    const away = new PgJournal(pool, { warn: () => undefined });
    await expect(away.append(entries(randomUUID(), updates(1))[0] as JournalEntry)).rejects.toThrow();
    await expect(away.load(randomUUID())).rejects.toThrow();
    await pool.end();
  });

  it('folds exactly the rows named, keeps who wrote them, and refuses a second writer', async () => {
    const id = randomUUID();
    const list = updates(4);
    const seqs: number[] = [];
    for (const entry of entries(id, list)) seqs.push(await journal.append(entry));
    const doc = new Y.Doc();
    for (const update of list.slice(0, 2)) Y.applyUpdate(doc, update);
    const compaction = {
      documentId: id,
      snapshot: Y.encodeStateAsUpdate(doc),
      stateVector: Y.encodeStateVector(doc),
      foldedSeqs: [seqs[0] as number, seqs[1] as number],
      baseVersion: 0,
    };
    expect(await journal.compact(compaction)).toBe(1);
    expect(await journal.compact(compaction)).toBeNull();
    const loaded = await journal.load(id);
    expect(loaded.snapshotVersion).toBe(1);
    expect(loaded.updates.map(({ seq }) => seq)).toEqual(seqs.slice(2));
    expect(loaded.lastSeq).toBe(seqs[3]);

    // A row with a lower number that this writer has not seen stays.
    expect(await journal.compact({ ...compaction, baseVersion: 1, foldedSeqs: [seqs[3] as number] })).toBe(2);
    expect((await journal.load(id)).updates.map(({ seq }) => seq)).toEqual([seqs[2]]);
    const { rows } = await database.pool.query(
      'select client_id, author_id from document_client where document_id = $1',
      [id],
    );
    expect(rows).toHaveLength(2);
    expect((await journal.lastChange(id)).authorId).toBe(author.userId);
    await journal.purge(id);
    expect(await journal.load(id)).toMatchObject({ snapshot: null, updates: [] });
  });

  it('reports and sets aside a damaged row; the rest loads', async () => {
    const id = randomUUID();
    const seqs: number[] = [];
    for (const entry of entries(id, updates(3))) seqs.push(await journal.append(entry));
    await database.pool.query('update document_update set update = $3 where document_id = $1 and seq = $2', [
      id,
      seqs[2],
      Buffer.from([1, 2, 3]),
    ]);
    const hub = new Hub({ journal });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await hub.snapshotState(id));
    expect(doc.getText('t').toString()).toBe('слово0 слово1 ');
    expect(warnings.join()).toContain(`row ${seqs[2]}`);
    const { rows } = await database.pool.query(
      'select seq from document_update where document_id = $1 and quarantined_at is not null',
      [id],
    );
    expect(rows).toEqual([{ seq: String(seqs[2]) }]);
    await hub.shutdown();
  });

  it('refuses a damaged snapshot: never less than what is stored', async () => {
    const id = randomUUID();
    const [seq] = await Promise.all(entries(id, updates(1)).map((entry) => journal.append(entry)));
    const doc = new Y.Doc();
    const parts = { snapshot: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
    await journal.compact({ documentId: id, ...parts, foldedSeqs: [seq as number], baseVersion: 0 });
    await database.pool.query(`update document_snapshot set state = '\\x010203' where document_id = $1`, [id]);
    await expect(journal.load(id)).rejects.toThrow(DamagedSnapshotError);
  });
});

/** Counts the statements that a pool runs. */
function jestSpy(pool: pg.Pool): { count(): number; restore(): void } {
  const { query } = pool;
  let calls = 0;
  Object.assign(pool, {
    query: (...args: unknown[]) => {
      calls++;
      return Reflect.apply(query, pool, args) as unknown;
    },
  });
  return { count: () => calls, restore: () => Object.assign(pool, { query }) };
}
