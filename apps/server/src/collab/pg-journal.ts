import {
  RejectedEntryError,
  type Compaction,
  type Journal,
  type JournalEntry,
  type JournalRow,
  type LoadedDocument,
} from '@soproekt/sync';
import type pg from 'pg';
import type { LastChange } from '../documents/document-store.js';
import { checksumOf } from './checksum.js';
import type { CollabLog } from './collab-ports.js';
import { HeldClient } from './held-client.js';
import type { TextRow } from './prepared-query.js';

/** A query that hangs longer holds up every document; the writer tries again on another connection. */
const QUERY_TIMEOUT_MS = 15_000;

/** A snapshot whose bytes are not those that were written. */
export class DamagedSnapshotError extends Error {
  override readonly name = 'DamagedSnapshotError';
}

interface LoadedColumns {
  version: string | null;
  state: Buffer | null;
  state_vector: Buffer | null;
  checksum: string | null;
  through_seq: string | null;
  seqs: string | null;
  sizes: string | null;
  checksums: string | null;
  updates: Buffer | null;
}

/**
 * `insert` for any number of rows. The updates travel as one binary value that is cut up here: bytes in an array would have to be
 * written out in hexadecimal. Client ids come as text because PostgreSQL flattens nested arrays.
 */
const INSERT = `
  insert into document_update (document_id, update, author_id, institution_id, client_ids, checksum)
  select document_id, substring($1::bytea from start for size), author_id, institution_id, client_ids::bigint[], checksum
  from unnest($2::uuid[], $3::integer[], $4::integer[], $5::uuid[], $6::uuid[], $7::text[], $8::integer[])
    as row (document_id, start, size, author_id, institution_id, client_ids, checksum)
  returning document_id, seq`;

/** The values for {@link INSERT}; lists are written as PostgreSQL's array literals, which costs less than leaving that to `pg`. */
function valuesOf(entries: readonly JournalEntry[]): (string | Buffer)[] {
  const ids: string[] = [];
  const starts: number[] = [];
  const sizes: number[] = [];
  const authors: string[] = [];
  const institutions: string[] = [];
  const clientIds: string[] = [];
  const checksums: number[] = [];
  let start = 1;
  for (const { documentId, update, author, clientIds: clients } of entries) {
    ids.push(documentId);
    starts.push(start);
    sizes.push(update.length);
    authors.push(author.userId ?? 'null');
    institutions.push(author.institutionId ?? 'null');
    clientIds.push(`"{${clients.join(',')}}"`);
    checksums.push(checksumOf(update));
    start += update.length;
  }
  const lists = [ids, starts, sizes, authors, institutions, clientIds, checksums];
  return [Buffer.concat(entries.map(({ update }) => update)), ...lists.map((list) => `{${list.join(',')}}`)];
}

/** The one query that a journal entry needs, for callers with a transaction of their own. */
export function insertStatement(entry: JournalEntry): { text: string; values: unknown[] } {
  return { text: INSERT, values: valuesOf([entry]) };
}

/**
 * A document in one row, and in one view of the data: between two statements a compaction could move rows past the reader. $2 is
 * the version of the snapshot that the reader has, and $3 the rows; with another snapshot in place, everything is given. The rows
 * come as one value and lists of numbers: thousands of them are read in one go.
 */
const LOAD = `
  with stored as (
    select version, state, state_vector, checksum, through_seq from document_snapshot where document_id = $1
  ), rest as (
    select seq, update, checksum from document_update
    where document_id = $1 and quarantined_at is null
      and (not seq = any ($3::bigint[]) or coalesce((select version from stored), 0) <> $2::integer)
    order by seq
  )
  select version::text,
    case when version is distinct from $2::integer then state end as state,
    case when version is distinct from $2::integer then state_vector end as state_vector,
    checksum::text, through_seq::text, tail.*
  from (select string_agg(seq::text, ',') as seqs, string_agg(octet_length(update)::text, ',') as sizes,
          string_agg(checksum::text, ',') as checksums, string_agg(update, ''::bytea) as updates
        from rest) as tail
  left join stored on true`;

/** The journal on PostgreSQL. */
export class PgJournal implements Journal {
  private readonly writer: HeldClient;

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: CollabLog,
  ) {
    this.writer = new HeldClient(pool);
  }

  async append(entries: readonly JournalEntry[]): Promise<number[]> {
    let rows: TextRow[];
    try {
      rows = await this.writer.run('append-document-updates', INSERT, valuesOf(entries), QUERY_TIMEOUT_MS);
    } catch (error) {
      if (isItemError(error)) throw new RejectedEntryError(String(error), { cause: error });
      throw error;
    }
    // PostgreSQL does not promise an order; within one document it is of no consequence which row got which number.
    const seqs = new Map<string, number[]>();
    for (const [id, seq] of rows as [string, string][]) {
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

  /** @throws DamagedSnapshotError; damaged rows are set aside and reported, the rest loads */
  load(documentId: string): Promise<LoadedDocument> {
    return this.read(documentId, 0, []);
  }

  refresh(documentId: string, snapshotVersion: number, knownSeqs: readonly number[]): Promise<LoadedDocument> {
    return this.read(documentId, snapshotVersion, knownSeqs);
  }

  async compact(compaction: Compaction): Promise<number | null> {
    const client = await this.pool.connect();
    // Without a listener the loss of the connection would end the process. The statement under way fails by it as well.
    const lost = (): void => undefined;
    client.on('error', lost);
    try {
      await client.query('begin');
      const version = await this.replaceSnapshot(client, compaction);
      await client.query(version === null ? 'rollback' : 'commit');
      client.off('error', lost);
      client.release();
      return version;
    } catch (error) {
      // Ends the connection, and the transaction with it; what may still be heard of it goes to the listener.
      client.release(error instanceof Error ? error : new Error(String(error)));
      throw error;
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

  private async read(documentId: string, version: number, knownSeqs: readonly number[]): Promise<LoadedDocument> {
    const query = {
      name: 'load-document',
      text: LOAD,
      values: [documentId, version, `{${knownSeqs.join(',')}}`],
      query_timeout: QUERY_TIMEOUT_MS,
    };
    const { rows } = await this.pool.query<LoadedColumns>(query);
    const row = rows[0];
    if (!row) throw new Error('the journal answered nothing');
    if (row.state && checksumOf(row.state) !== Number(row.checksum)) {
      throw new DamagedSnapshotError(`the snapshot of document ${documentId} is damaged`);
    }
    const updates: JournalRow[] = [];
    let lastSeq = Number(row.through_seq ?? 0);
    for (const { seq, update, isDamaged } of rowsOf(row)) {
      lastSeq = Math.max(lastSeq, seq);
      if (isDamaged) await this.quarantine(documentId, seq, 'checksum');
      else updates.push({ seq, update });
    }
    const { state: snapshot, state_vector: stateVector } = row;
    return { snapshot, stateVector, snapshotVersion: Number(row.version ?? 0), updates, lastSeq };
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

function* rowsOf({ seqs, sizes, checksums, updates }: LoadedColumns): Generator<JournalRow & { isDamaged: boolean }> {
  if (seqs === null || sizes === null || checksums === null || updates === null) return;
  const sizeList = sizes.split(',');
  const checksumList = checksums.split(',');
  let start = 0;
  for (const [at, seq] of seqs.split(',').entries()) {
    const update = updates.subarray(start, (start += Number(sizeList[at])));
    yield { seq: Number(seq), update, isDamaged: checksumOf(update) !== Number(checksumList[at]) };
  }
}

/** Data that PostgreSQL will not take (classes 22 and 23), as opposed to a database that is not there. */
function isItemError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^2[23]/.test(code);
}
