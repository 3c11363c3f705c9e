import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many cases a bureau has ever had, whoever leads them now: what those that it sent back are a part of. Cells that stand already, and those that an instance
 * of the release before goes on writing, have it from the next rebuild on; nullable, so that either can write.
 */
export class BureausThatHadACase1764760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The table is made with all measures that the release knows, so on a new installation the column is there.
    await runner.query('alter table figure_cell add column if not exists had integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table figure_cell drop column had');
  }
}
