import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The files of templates: an image in one is there in each document made of it. */
export class CreateTemplateAttachments1763700040000 implements MigrationInterface {
  readonly name = 'CreateTemplateAttachments1763700040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table template_attachment (
        template_id uuid not null references workspace_template (id) on delete cascade,
        id uuid not null,
        file_id uuid not null references stored_file (id) on delete restrict,
        name text not null,
        type text not null,
        width int,
        height int,
        created_at timestamptz not null default now(),
        created_by uuid references app_user (id) on delete set null,
        primary key (template_id, id)
      );
      create index template_attachment_file on template_attachment (file_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table template_attachment;');
  }
}
