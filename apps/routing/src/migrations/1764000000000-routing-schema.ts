import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the router decided, and why. */
export class RoutingSchema1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(decisionTable);
    await runner.query('create index decision_case_number on decision (case_number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table decision');
  }
}

/** Written once. The time is part of the key so that the table can be partitioned by it. `json` is read whole. */
const decisionTable = `
  create table decision (
    case_id uuid not null,
    decided_at timestamptz(3) not null,
    case_number text collate "C" not null,
    router text not null,
    sure boolean not null,
    decision json not null,
    primary key (case_id, decided_at)
  )`;
