import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 撤并: which bureaus were merged, few among many. */
export class MergersOfBureaus1764730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index bureau_merged on bureau (id) where successor_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index bureau_merged');
  }
}
