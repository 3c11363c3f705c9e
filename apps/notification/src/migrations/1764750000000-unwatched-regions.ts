import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Regions of whose escalations nobody is told. `told_at`, when the log said so, is absent while that is told of a Region above; `mailed_at` until somebody
 * above has a subscription by mail.
 */
export class UnwatchedRegions1764750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unwatched_region (
        region_code text collate "C" primary key,
        level text not null check (level in ('county', 'city', 'province')),
        since timestamptz not null,
        told_at timestamptz,
        mailed_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unwatched_region');
    await runner.query(`delete from staff_notice where event_type = 'regions-unwatched'`);
  }
}
