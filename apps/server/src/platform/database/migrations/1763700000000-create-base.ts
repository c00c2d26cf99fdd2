import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, institutions, workspaces, documents (without text) and the audit trail. */
export class CreateBase1763700000000 implements MigrationInterface {
  readonly name = 'CreateBase1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table institution (
        id uuid primary key default gen_random_uuid(),
        kind text not null
          check (kind in ('university', 'institute-of-development', 'school', 'municipal-authority', 'partner')),
        name text not null,
        short_name text not null,
        municipality text not null default '',
        created_at timestamptz not null default now()
      );
      create unique index institution_name_key on institution (lower(name), lower(municipality));

      create table app_user (
        id uuid primary key default gen_random_uuid(),
        email text not null,
        name text not null,
        post text not null default '',
        password_hash text not null,
        is_administrator boolean not null default false,
        locale text not null default 'ru' check (locale in ('ru', 'en')),
        theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
        suspended_at timestamptz,
        created_at timestamptz not null default now()
      );
      create unique index app_user_email_key on app_user (lower(email));

      create table affiliation (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references app_user (id) on delete cascade,
        institution_id uuid not null references institution (id) on delete restrict,
        since date not null default current_date,
        until date,
        check (until is null or until >= since)
      );
      create index affiliation_user on affiliation (user_id);
      create index affiliation_institution on affiliation (institution_id) where until is null;
      create unique index affiliation_open_key on affiliation (user_id) where until is null;

      create table session (
        id uuid primary key default gen_random_uuid(),
        token_hash bytea not null unique,
        user_id uuid not null references app_user (id) on delete cascade,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        user_agent text not null default ''
      );
      create index session_person on session (user_id);
      create index session_expiry on session (expires_at);

      create table workspace (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        description text not null default '',
        created_at timestamptz not null default now(),
        created_by uuid references app_user (id) on delete set null
      );

      create table workspace_owner (
        workspace_id uuid not null references workspace (id) on delete cascade,
        institution_id uuid not null references institution (id) on delete restrict,
        added_at timestamptz not null default now(),
        added_by uuid references app_user (id) on delete set null,
        primary key (workspace_id, institution_id)
      );

      create table workspace_party (
        workspace_id uuid not null references workspace (id) on delete cascade,
        institution_id uuid not null references institution (id) on delete restrict,
        position int not null check (position >= 0),
        primary key (workspace_id, institution_id),
        unique (workspace_id, position)
      );

      create table member (
        workspace_id uuid not null references workspace (id) on delete cascade,
        user_id uuid not null references app_user (id) on delete cascade,
        role text not null check (role in ('coordinator', 'moderator', 'author', 'reviewer', 'reader')),
        joined_at timestamptz not null default now(),
        primary key (workspace_id, user_id)
      );
      create index member_user on member (user_id);

      create table invitation (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspace (id) on delete cascade,
        token_hash bytea not null unique,
        email text not null,
        role text not null check (role in ('coordinator', 'moderator', 'author', 'reviewer', 'reader')),
        institution_id uuid references institution (id) on delete restrict,
        created_by uuid not null references app_user (id) on delete cascade,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by uuid references app_user (id) on delete set null,
        revoked_at timestamptz
      );
      create index invitation_workspace on invitation (workspace_id);

      create table document (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspace (id) on delete cascade,
        kind text not null check (kind in ('programme', 'agenda', 'regulation', 'agreement', 'note')),
        status text not null default 'draft'
          check (status in ('draft', 'in-review', 'needs-revision', 'approved', 'archived')),
        title text not null,
        created_at timestamptz not null default now(),
        created_by uuid references app_user (id) on delete set null,
        updated_at timestamptz not null default now(),
        updated_by uuid references app_user (id) on delete set null,
        word_count int not null default 0,
        binned_at timestamptz,
        binned_by uuid references app_user (id) on delete set null,
        search_text text not null default ''
      );
      create index document_workspace on document (workspace_id, updated_at desc);

      create table audit (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        kind text not null,
        actor_id uuid,
        subject_id uuid,
        workspace_id uuid,
        details jsonb not null default '{}'::jsonb
      );
      create index audit_at on audit (at);

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit trail is append-only';
      end $$;
      create trigger audit_append_only before update or delete on audit
        for each row execute function refuse_change();
      create trigger audit_no_truncate before truncate on audit
        for each statement execute function refuse_change();

      create table app_setting (
        key text primary key,
        value jsonb not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table app_setting, audit, document, invitation, member, workspace_party, workspace_owner, workspace,
        session, affiliation, app_user, institution;
      drop function refuse_change();
    `);
  }
}
