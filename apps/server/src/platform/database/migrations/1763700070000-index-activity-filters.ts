import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages of an activity that is filtered: by person, and without the edits, which are most of it. */
export class IndexActivityFilters1763700070000 implements MigrationInterface {
  readonly name = 'IndexActivityFilters1763700070000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index activity_workspace_actor on activity (workspace_id, actor_id, id desc);
      create index activity_document_actor on activity (document_id, actor_id, id desc);
      create index activity_workspace_other on activity (workspace_id, id desc) where kind <> 'edited';
      create index activity_document_other on activity (document_id, id desc) where kind <> 'edited';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index activity_document_other;
      drop index activity_workspace_other;
      drop index activity_document_actor;
      drop index activity_workspace_actor;
    `);
  }
}
