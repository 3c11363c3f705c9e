import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which receivers are failing is seen without a look at what waits for them: those that failed after they last took a call. */
export class FailingReceivers1764760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook add column last_failure_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table webhook drop column last_failure_at');
  }
}
