import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cases are handled as part of another one, and which were split from one. */
export class LinkedCases1764000340000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index merged_into on "case" ((aside #>> '{merger,caseId}')) where status = 'merged'`);
    await runner.query(`
      create index split_from on "case" ((aside #>> '{splitFrom,caseId}')) where aside -> 'splitFrom' is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index merged_into, split_from');
  }
}
