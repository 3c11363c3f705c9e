import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cases are to be closed, and which commands of citizens have been carried out under which Idempotency-Key. */
export class AfterTheAnswer1764000320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index rating_window on "case" (since) where status = 'resolved'`);
    await runner.query(`
      create table citizen_command (
        case_id uuid not null,
        key text collate "C" not null,
        command text not null,
        primary key (case_id, key)
      ) partition by range (case_id)`);
    await runner.query('create table citizen_command_default partition of citizen_command default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table citizen_command');
    await runner.query('drop index rating_window');
  }
}
