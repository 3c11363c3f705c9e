import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 协办: what other bureaus are asked to do in a case. */
export class CoTasks1764000330000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table co_task (
        id uuid primary key,
        case_id uuid not null,
        bureau json not null,
        task text not null,
        status text not null check (status in ('assigned', 'completed', 'waived', 'lapsed')),
        assigned_at timestamptz(3) not null
      )`);
    await runner.query('create index co_task_of_case on co_task (case_id)');
    await runner.query(`
      create index co_task_queue on co_task ((bureau ->> 'id'), assigned_at, id) where status = 'assigned'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table co_task');
  }
}
