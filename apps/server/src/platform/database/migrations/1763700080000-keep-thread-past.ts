import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a thread was before: decisions until it was opened again, places until it was attached elsewhere. Oldest first. */
export class KeepThreadPast1763700080000 implements MigrationInterface {
  readonly name = 'KeepThreadPast1763700080000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table thread add column past jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table thread drop column past');
  }
}
