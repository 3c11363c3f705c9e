import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the citizen sees of a Case's life; partitioned like the messages, so that a Case's rows lie together. */
export class CreateTimelineStep1764000002000 implements MigrationInterface {
  readonly name = 'CreateTimelineStep1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table timeline_step (
        case_id uuid not null,
        case_version integer not null,
        occurred_at timestamptz not null,
        fact jsonb not null,
        primary key (case_id, case_version)
      ) partition by range (case_id)`);
    await runner.query(`create table timeline_step_default partition of timeline_step default`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table timeline_step`);
  }
}
