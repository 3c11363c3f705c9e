import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a Case turns out to be a complaint about a bureau, what waits for its staff is found by the Case. */
export class FindNoticesOfACase1764710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table staff_notice add column case_id uuid generated always as ((payload ->> 'caseId')::uuid) stored`);
    await runner.query('create index staff_notice_of_case on staff_notice (case_id) where case_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table staff_notice drop column case_id');
  }
}
