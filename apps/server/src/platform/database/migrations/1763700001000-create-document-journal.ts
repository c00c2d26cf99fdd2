import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The text of documents: a journal of Yjs updates and the snapshots that take its rows in.
 *
 * There is no foreign key to the table of documents: a commit of text must not wait for a lock on the document's row, and the
 * first update of a new document may be written before that row is visible. Whoever purges a document deletes its rows here
 * (`PgJournal.purge`).
 */
export class CreateDocumentJournal1763700001000 implements MigrationInterface {
  readonly name = 'CreateDocumentJournal1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence document_update_seq as bigint;

      create table document_update (
        document_id uuid not null,
        seq bigint not null default nextval('document_update_seq'),
        update bytea not null,
        author_id uuid,
        institution_id uuid,
        client_ids bigint[] not null default '{}',
        checksum integer not null,
        created_at timestamptz not null default now(),
        quarantined_at timestamptz,
        quarantine_reason text,
        primary key (document_id, seq)
      );
      alter sequence document_update_seq owned by document_update.seq;
      -- Updates are small and do not compress; trying costs time at every append.
      alter table document_update alter column update set storage external;

      create table document_snapshot (
        document_id uuid primary key,
        version integer not null,
        state bytea not null,
        state_vector bytea not null,
        checksum integer not null,
        through_seq bigint not null,
        last_author_id uuid,
        created_at timestamptz not null default now()
      );

      -- Who a Yjs client id is, kept when compaction deletes the rows that told it.
      create table document_client (
        document_id uuid not null,
        client_id bigint not null,
        author_id uuid not null,
        institution_id uuid,
        first_seen_at timestamptz not null,
        primary key (document_id, client_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_client, document_snapshot, document_update');
  }
}
