import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which bureau has settled a case, so that its duties are known; null for those that were settled before. */
export class BureausOfSettledCases1764762000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table voice add column bureau_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table voice drop column bureau_id');
  }
}
