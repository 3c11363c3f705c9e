import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The county of the estate that an issue is about: one of the same name in another county is another estate. Null until somebody names it. */
export class CountiesOfEstates1764763000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table hot_issue add column estate_county text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table hot_issue drop column estate_county');
  }
}
