import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people follow the threads of a whole document; what they chose for one thread goes before it. */
export class FollowDocuments1763700090000 implements MigrationInterface {
  readonly name = 'FollowDocuments1763700090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_follow (
        document_id uuid not null references document (id) on delete cascade,
        user_id uuid not null references app_user (id) on delete cascade,
        level text not null check (level in ('watch', 'mute')),
        primary key (document_id, user_id)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_follow');
  }
}
