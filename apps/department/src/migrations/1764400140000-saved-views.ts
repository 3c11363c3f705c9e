import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How somebody wants to see their bureau's queue, under a name. A shared one is the bureau's, whoever made it. */
export class SavedViews1764400140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_view (
        id uuid primary key,
        version integer not null,
        bureau_id text collate "C" not null,
        subject text collate "C" not null,
        name text not null,
        is_shared boolean not null,
        filter jsonb not null
      )`);
    await runner.query('create index saved_view_of on saved_view (bureau_id, is_shared, subject)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view');
  }
}
