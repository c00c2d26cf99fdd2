import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files in the storage, and what documents make of them. Two tables: a copy of a document shares the files of the original, and a file
 * outlives its last document until it is deleted from the storage.
 */
export class CreateAttachments1763700030000 implements MigrationInterface {
  readonly name = 'CreateAttachments1763700030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stored_file (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspace (id) on delete restrict,
        size bigint not null check (size >= 0),
        sha256 bytea not null,
        created_at timestamptz not null default now(),
        stored_at timestamptz
      );
      create index stored_file_workspace on stored_file (workspace_id);

      create table attachment (
        document_id uuid not null references document (id) on delete cascade,
        id uuid not null,
        file_id uuid not null references stored_file (id) on delete restrict,
        name text not null,
        type text not null,
        width int,
        height int,
        created_at timestamptz not null default now(),
        created_by uuid references app_user (id) on delete set null,
        primary key (document_id, id)
      );
      create index attachment_file on attachment (file_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachment; drop table stored_file;');
  }
}
