import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readiness of programmes, limits of their checks, occupational standards, answers of links, and templates of a workspace. */
export class CreateProgrammeData1763700020000 implements MigrationInterface {
  readonly name = 'CreateProgrammeData1763700020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table document add column readiness jsonb, add column readiness_due uuid;
      create index document_readiness_due on document (workspace_id) where readiness_due is not null;

      create table programme_settings (
        workspace_id uuid primary key references workspace (id) on delete cascade,
        settings jsonb not null default '{}'::jsonb,
        updated_at timestamptz not null default now(),
        updated_by uuid references app_user (id) on delete set null
      );

      create table occupational_standard (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspace (id) on delete cascade,
        code text not null,
        title text not null,
        basis text not null default '',
        audience jsonb not null default '[]'::jsonb,
        functions jsonb not null default '[]'::jsonb,
        source text not null default 'manual' check (source in ('manual', 'import', 'starter')),
        updated_at timestamptz not null default now(),
        updated_by uuid references app_user (id) on delete set null,
        unique (workspace_id, code)
      );

      create table link_check (
        workspace_id uuid not null references workspace (id) on delete cascade,
        url text not null,
        ok boolean not null,
        status int,
        error text,
        checked_at timestamptz not null default now(),
        primary key (workspace_id, url)
      );

      create table workspace_template (
        id uuid primary key default gen_random_uuid(),
        workspace_id uuid not null references workspace (id) on delete cascade,
        kind text not null check (kind in ('programme', 'agenda', 'regulation', 'agreement', 'note')),
        title text not null,
        description text not null default '',
        content jsonb not null,
        created_at timestamptz not null default now(),
        created_by uuid references app_user (id) on delete set null
      );
      create index workspace_template_workspace on workspace_template (workspace_id, kind);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table workspace_template, link_check, occupational_standard, programme_settings;
      drop index document_readiness_due;
      alter table document drop column readiness, drop column readiness_due;
    `);
  }
}
