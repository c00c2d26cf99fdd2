import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads of remarks with their comments, and what waits for whom. Nothing of it lies in the documents themselves. */
export class CreateReview1763700050000 implements MigrationInterface {
  readonly name = 'CreateReview1763700050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table thread (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspace (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        number int not null check (number > 0),
        anchor jsonb not null,
        author_id uuid references app_user (id) on delete set null,
        author_institution_id uuid references institution (id) on delete set null,
        state text not null default 'open' check (state in ('open', 'resolved')),
        outcome text check (outcome in ('accepted', 'declined', 'decided', 'withdrawn')),
        reason text not null default '',
        resolved_by uuid references app_user (id) on delete set null,
        resolved_at timestamptz,
        assignee_id uuid references app_user (id) on delete set null,
        assignee_institution_id uuid references institution (id) on delete set null,
        due_on date,
        replacement text,
        original text,
        proposal_state text check (proposal_state in ('pending', 'accepted', 'declined', 'withdrawn')),
        decided_by uuid references app_user (id) on delete set null,
        decided_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        unique (document_id, number),
        check ((state = 'resolved') = (outcome is not null)),
        check ((replacement is null) = (proposal_state is null)),
        check (assignee_id is null or assignee_institution_id is null)
      );

      create table comment (
        id uuid primary key default gen_random_uuid(),
        thread_id uuid not null references thread (id) on delete cascade,
        author_id uuid references app_user (id) on delete set null,
        institution_id uuid references institution (id) on delete set null,
        body text not null,
        created_at timestamptz not null default clock_timestamp(),
        edited_at timestamptz,
        deleted_at timestamptz
      );
      create index comment_thread on comment (thread_id, created_at);

      create table comment_version (
        comment_id uuid not null references comment (id) on delete cascade,
        replaced_at timestamptz not null default clock_timestamp(),
        body text not null,
        primary key (comment_id, replaced_at)
      );

      create table reaction (
        comment_id uuid not null references comment (id) on delete cascade,
        user_id uuid not null references app_user (id) on delete cascade,
        emoji text not null,
        created_at timestamptz not null default now(),
        primary key (comment_id, user_id, emoji)
      );

      create table thread_follow (
        thread_id uuid not null references thread (id) on delete cascade,
        user_id uuid not null references app_user (id) on delete cascade,
        level text not null check (level in ('watch', 'mute')),
        primary key (thread_id, user_id)
      );

      create table inbox_item (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references app_user (id) on delete cascade,
        kind text not null,
        thread_id uuid not null references thread (id) on delete cascade,
        comment_id uuid references comment (id) on delete cascade,
        actor_id uuid references app_user (id) on delete set null,
        created_at timestamptz not null default clock_timestamp(),
        read_at timestamptz
      );
      create index inbox_person on inbox_item (user_id, created_at desc, id desc);
      create index inbox_unread on inbox_item (user_id) where read_at is null;
      create index inbox_thread on inbox_item (thread_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table inbox_item; drop table thread_follow; drop table reaction; drop table comment_version; drop table comment; drop table thread;',
    );
  }
}
