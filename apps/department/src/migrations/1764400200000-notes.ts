import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 内部备注, written once and read for one case: partitioned by month (ADR 18). */
export class Notes1764400200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table note (
        case_id uuid not null,
        id uuid not null,
        bureau_id text collate "C",
        staff text collate "C" not null,
        text text not null,
        written_at timestamptz(3) not null,
        withdrawn_at timestamptz(3),
        key text collate "C",
        primary key (case_id, id),
        unique (case_id, staff, key)
      ) partition by range (case_id)`);
    await runner.query('create table note_default partition of note default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table note');
  }
}
