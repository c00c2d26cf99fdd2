import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did, and what each of them saw last. */
export class CreateActivity1763700060000 implements MigrationInterface {
  readonly name = 'CreateActivity1763700060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table activity (
        id bigint generated always as identity primary key,
        workspace_id uuid not null references workspace (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        kind text not null,
        actor_id uuid references app_user (id) on delete set null,
        thread_id uuid references thread (id) on delete cascade,
        status text,
        begun_at timestamptz not null default clock_timestamp(),
        at timestamptz not null default clock_timestamp()
      );
      create index activity_workspace on activity (workspace_id, id desc);
      create index activity_document on activity (document_id, id desc);

      create table document_text (
        document_id uuid not null references document (id) on delete cascade,
        hash bytea not null,
        sections jsonb not null,
        primary key (document_id, hash)
      );

      create table document_visit (
        user_id uuid not null references app_user (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        hash bytea not null,
        seen_at timestamptz not null default clock_timestamp(),
        primary key (user_id, document_id),
        foreign key (document_id, hash) references document_text (document_id, hash)
      );
      create index document_visit_text on document_visit (document_id, hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_visit; drop table document_text; drop table activity;');
  }
}
