import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call is given up so long after it failed for the first time, however long it waited before it was made. Those that have failed before count from when they were queued, as they did. */
export class FirstFailuresOfCalls1764740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table staff_delivery add column first_failed_at timestamptz');
    await runner.query(`
      update staff_delivery set first_failed_at = queued_at
      where means = 'webhook' and status = 'pending' and last_problem is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table staff_delivery drop column first_failed_at');
  }
}
