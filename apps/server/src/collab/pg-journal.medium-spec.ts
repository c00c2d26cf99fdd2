import { Hub, RejectedEntryError, type JournalEntry } from '@soproekt/sync';
import { InlineFolder } from '@soproekt/sync/testing';
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
    const seqs = await journal.append([...entries(a, listA), ...entries(b, listB)]);
    expect(new Set(seqs).size).toBe(8);
    const loaded = await journal.load(a);
    expect(loaded.snapshot).toBeNull();
    expect(loaded.updates.map(({ update }) => Buffer.from(update))).toEqual(listA.map((update) => Buffer.from(update)));
    expect(loaded.lastSeq).toBe(Math.max(...seqs.slice(0, 5)));
    expect((await journal.load(b)).updates).toHaveLength(3);
    expect(await journal.load(randomUUID())).toEqual({
      snapshot: null,
      stateVector: null,
      snapshotVersion: 0,
      updates: [],
      lastSeq: 0,
    });
  });

  it('writes what many documents bring in one statement', async () => {
    const statements = countStatements(database.pool);
    const list = Array.from({ length: 300 }, () => entries(randomUUID(), updates(1))[0] as JournalEntry);
    const seqs = await journal.append(list);
    expect(statements()).toBe(1);
    for (const at of [0, 150, 299]) {
      const { updates: stored } = await journal.load((list[at] as JournalEntry).documentId);
      expect(stored).toEqual([{ seq: seqs[at], update: Buffer.from((list[at] as JournalEntry).update) }]);
    }
  });

  it('gives a reader what others have stored since, or everything after a compaction', async () => {
    const id = randomUUID();
    const list = updates(4);
    const seqs = await journal.append(entries(id, list));
    const some = await journal.refresh(id, 0, seqs.slice(0, 3));
    expect([some.snapshot, some.updates.map(({ seq }) => seq), some.lastSeq]).toEqual([null, [seqs[3]], seqs[3]]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, list[0] as Uint8Array);
    const parts = { snapshot: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
    await journal.compact({ documentId: id, ...parts, foldedSeqs: seqs.slice(0, 1), baseVersion: 0 });
    expect(await journal.refresh(id, 1, seqs)).toMatchObject({ snapshot: null, updates: [], snapshotVersion: 1 });
    const all = await journal.refresh(id, 0, seqs);
    expect(Buffer.from(all.snapshot as Uint8Array)).toEqual(Buffer.from(parts.snapshot));
    expect(all.updates.map(({ seq }) => seq)).toEqual(seqs.slice(1));
  });

  it('resolves only after the commit: another connection sees the row', async () => {
    const id = randomUUID();
    await journal.append(entries(id, updates(1)));
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

  it('tells data that the database will never take from a database that is away', async () => {
    const good = entries(randomUUID(), updates(1))[0] as JournalEntry;
    await expect(journal.append([good, { ...good, documentId: 'no uuid' }])).rejects.toThrow(RejectedEntryError);
    expect((await journal.load(good.documentId)).updates).toHaveLength(0);
  });

  it('fails when the database is away, and works again when it is back', async () => {
    const pool = new pg.Pool({
      connectionString: 'postgres://postgres@127.0.0.1:1/none',
      connectionTimeoutMillis: 500,
    });
    const away = new PgJournal(pool, { warn: () => undefined });
    const append = away.append(entries(randomUUID(), updates(1)));
    await expect(append).rejects.toThrow();
    await expect(append).rejects.not.toThrow(RejectedEntryError);
    await expect(away.load(randomUUID())).rejects.toThrow();
    await pool.end();
  });

  it('folds exactly the rows named, keeps who wrote them, and refuses a second writer', async () => {
    const id = randomUUID();
    const list = updates(4);
    const seqs = await journal.append(entries(id, list));
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

  it('S39: a compaction whose connection is lost fails and ends nothing else; what it would have folded is still there', async () => {
    const id = randomUUID();
    const list = updates(2);
    const seqs = await journal.append(entries(id, list));
    const doc = new Y.Doc();
    for (const update of list) Y.applyUpdate(doc, update);
    const parts = { snapshot: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
    const compaction = { documentId: id, ...parts, foldedSeqs: seqs, baseVersion: 0 };
    const locker = await database.pool.connect();
    await locker.query('begin; lock table document_snapshot in access exclusive mode');
    const failed = expect(journal.compact(compaction)).rejects.toThrow();
    for (let ended = 0; ended === 0;) {
      const { rowCount } = await database.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into document_snapshot%'`,
      );
      ended = rowCount ?? 0;
    }
    await failed;
    await locker.query('rollback');
    locker.release();
    expect(await journal.load(id)).toMatchObject({ snapshot: null, updates: [{ seq: seqs[0] }, { seq: seqs[1] }] });
    expect(await journal.compact(compaction)).toBe(1);
  });

  it('reports and sets aside a damaged row; the rest loads', async () => {
    const id = randomUUID();
    const seqs = await journal.append(entries(id, updates(3)));
    await database.pool.query('update document_update set update = $3 where document_id = $1 and seq = $2', [
      id,
      seqs[2],
      Buffer.from([1, 2, 3]),
    ]);
    const hub = new Hub({ journal, folder: new InlineFolder() });
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
    const [seq] = await journal.append(entries(id, updates(1)));
    const doc = new Y.Doc();
    const parts = { snapshot: Y.encodeStateAsUpdate(doc), stateVector: Y.encodeStateVector(doc) };
    await journal.compact({ documentId: id, ...parts, foldedSeqs: [seq as number], baseVersion: 0 });
    await database.pool.query(`update document_snapshot set state = '\\x010203' where document_id = $1`, [id]);
    await expect(journal.load(id)).rejects.toThrow(DamagedSnapshotError);
  });
});

/** Counts the statements that run on connections which the pool gives out from now on. */
function countStatements(pool: pg.Pool): () => number {
  let calls = 0;
  pool.once('acquire', (client) => {
    const { query } = client;
    Object.assign(client, {
      query: (...args: unknown[]) => {
        calls++;
        return Reflect.apply(query, client, args) as unknown;
      },
    });
    pool.once('release', () => Object.assign(client, { query }));
  });
  return () => calls;
}
