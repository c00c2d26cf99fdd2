import type { Compaction, Journal, JournalEntry, JournalRow, LoadedDocument } from '@soproekt/sync';
import type pg from 'pg';
import type { LastChange } from '../documents/document-store.js';
import { checksumOf } from './checksum.js';
import type { CollabLog } from './collab-ports.js';
import { GroupCommit } from './group-commit.js';

const MAX_BATCH_ROWS = 500;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
/** A query that hangs longer holds up every document; the room tries again on another connection. */
const QUERY_TIMEOUT_MS = 15_000;

/** A snapshot whose bytes are not those that were written. */
export class DamagedSnapshotError extends Error {
  override readonly name = 'DamagedSnapshotError';
}

interface LoadedRow {
  is_update: boolean;
  seq: string;
  data: Buffer;
  checksum: number;
  version: number | null;
}

/** `insert` for any number of rows, with one list per column. Client ids come as text because PostgreSQL flattens nested arrays. */
const INSERT = `
  insert into document_update (document_id, update, author_id, institution_id, client_ids, checksum)
  select document_id, update, author_id, institution_id, client_ids::bigint[], checksum
  from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::uuid[], $5::text[], $6::integer[])
    as row (document_id, update, author_id, institution_id, client_ids, checksum)
  returning document_id, seq`;

/** The lists for {@link INSERT}. */
function columnsOf(entries: readonly JournalEntry[]): unknown[] {
  return [
    entries.map(({ documentId }) => documentId),
    entries.map(({ update }) => Buffer.from(update.buffer, update.byteOffset, update.byteLength)),
    entries.map(({ author }) => author.userId),
    entries.map(({ author }) => author.institutionId),
    entries.map(({ clientIds }) => `{${clientIds.join(',')}}`),
    entries.map(({ update }) => checksumOf(update)),
  ];
}

/** The one query that a journal entry needs, for callers with a transaction of their own. */
export function insertStatement(entry: JournalEntry): { text: string; values: unknown[] } {
  return { text: INSERT, values: columnsOf([entry]) };
}

/** The journal on PostgreSQL, with group commit across documents. */
export class PgJournal implements Journal {
  private readonly appends: GroupCommit<JournalEntry, number>;

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: CollabLog,
  ) {
    this.appends = new GroupCommit((entries) => this.insert(entries), {
      maxItems: MAX_BATCH_ROWS,
      maxBytes: MAX_BATCH_BYTES,
      sizeOf: ({ update }) => update.length,
      isItemError,
    });
  }

  append(entry: JournalEntry): Promise<number> {
    return this.appends.add(entry);
  }

  /** @throws DamagedSnapshotError; damaged rows are set aside and reported, the rest loads */
  async load(documentId: string): Promise<LoadedDocument> {
    // One statement, hence one view of the data: between two, a compaction could move rows past the reader.
    const query = {
      text: `
        select false as is_update, through_seq as seq, state as data, checksum, version
        from document_snapshot where document_id = $1
        union all
        select true, seq, update, checksum, null
        from document_update where document_id = $1 and quarantined_at is null
        order by 1, 2`,
      values: [documentId],
      query_timeout: QUERY_TIMEOUT_MS,
    };
    const { rows } = await this.pool.query<LoadedRow>(query);
    const loaded: LoadedDocument = { snapshot: null, snapshotVersion: 0, updates: [], lastSeq: 0 };
    for (const row of rows) {
      const seq = Number(row.seq);
      loaded.lastSeq = Math.max(loaded.lastSeq, seq);
      const isDamaged = checksumOf(row.data) !== row.checksum;
      if (!row.is_update) {
        if (isDamaged) throw new DamagedSnapshotError(`the snapshot of document ${documentId} is damaged`);
        loaded.snapshot = row.data;
        loaded.snapshotVersion = row.version ?? 0;
      } else if (isDamaged) {
        await this.quarantine(documentId, seq, 'checksum');
      } else {
        loaded.updates.push({ seq, update: row.data } satisfies JournalRow);
      }
    }
    return loaded;
  }

  async compact(compaction: Compaction): Promise<number | null> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    try {
      await client.query('begin');
      const version = await this.replaceSnapshot(client, compaction);
      await client.query(version === null ? 'rollback' : 'commit');
      return version;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release(failure);
    }
  }

  async quarantine(documentId: string, seq: number, reason: string): Promise<void> {
    this.log.warn(`journal row ${seq} of document ${documentId} is damaged and was set aside: ${reason}`);
    await this.pool.query(
      'update document_update set quarantined_at = now(), quarantine_reason = $3 where document_id = $1 and seq = $2',
      [documentId, seq, reason],
    );
  }

  /** Deletes everything of a document that was deleted for good. */
  async purge(documentId: string): Promise<void> {
    await this.pool.query(
      `with rows as (delete from document_update where document_id = $1),
            clients as (delete from document_client where document_id = $1)
       delete from document_snapshot where document_id = $1`,
      [documentId],
    );
  }

  /** The newest stored change; its time is known until it is compacted. */
  async lastChange(documentId: string): Promise<LastChange> {
    const { rows } = await this.pool.query<{ author_id: string | null; created_at: Date | null }>(
      `select author_id, created_at from (
         (select author_id, seq, created_at from document_update where document_id = $1 order by seq desc limit 1)
         union all
         select last_author_id, through_seq, null from document_snapshot where document_id = $1
       ) as newest order by seq desc limit 1`,
      [documentId],
    );
    return { authorId: rows[0]?.author_id ?? null, at: rows[0]?.created_at ?? null };
  }

  private async insert(entries: JournalEntry[]): Promise<number[]> {
    const query = {
      name: 'append-document-updates',
      text: INSERT,
      values: columnsOf(entries),
      query_timeout: QUERY_TIMEOUT_MS,
    };
    const { rows } = await this.pool.query<{ document_id: string; seq: string }>(query);
    // PostgreSQL does not promise an order; within one document it is of no consequence which row got which number.
    const seqs = new Map<string, number[]>();
    for (const { document_id: id, seq } of rows) {
      const list = seqs.get(id);
      if (list) list.push(Number(seq));
      else seqs.set(id, [Number(seq)]);
    }
    return entries.map(({ documentId }) => {
      const seq = seqs.get(documentId.toLowerCase())?.shift();
      if (seq === undefined) throw new Error('the journal lost count of its rows');
      return seq;
    });
  }

  private async replaceSnapshot(client: pg.PoolClient, compaction: Compaction): Promise<number | null> {
    const { documentId, snapshot, stateVector, foldedSeqs, baseVersion } = compaction;
    const values = [
      documentId,
      Buffer.from(snapshot),
      Buffer.from(stateVector),
      checksumOf(snapshot),
      foldedSeqs.reduce((max, seq) => Math.max(max, seq), 0),
    ];
    // The version decides between two writers; the loser finds no row and starts over from what the winner stored.
    const stored =
      baseVersion === 0
        ? await client.query(
            `insert into document_snapshot (document_id, version, state, state_vector, checksum, through_seq)
             values ($1, 1, $2, $3, $4, $5) on conflict do nothing`,
            values,
          )
        : await client.query(
            `update document_snapshot set version = version + 1, state = $2, state_vector = $3, checksum = $4,
               through_seq = greatest(through_seq, $5), created_at = now()
             where document_id = $1 and version = $6`,
            [...values, baseVersion],
          );
    if (stored.rowCount !== 1) return null;
    await this.fold(client, documentId, foldedSeqs);
    return baseVersion + 1;
  }

  private async fold(client: pg.PoolClient, documentId: string, seqs: readonly number[]): Promise<void> {
    await client.query(
      `with folded as (
         delete from document_update where document_id = $1 and seq = any ($2::bigint[]) and quarantined_at is null
         returning seq, author_id, institution_id, client_ids, created_at
       ), clients as (
         insert into document_client (document_id, client_id, author_id, institution_id, first_seen_at)
         select distinct on (client_id) $1, client_id, author_id, institution_id, created_at
         from folded cross join unnest(client_ids) as client_id
         where author_id is not null
         order by client_id, seq
         on conflict do nothing
       )
       update document_snapshot
       set last_author_id = coalesce(
         (select author_id from folded where author_id is not null order by seq desc limit 1), last_author_id)
       where document_id = $1`,
      [documentId, seqs],
    );
  }
}

/** Data that PostgreSQL will not take (classes 22 and 23), as opposed to a database that is not there. */
function isItemError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^2[23]/.test(code);
}
