import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What bureaus have asked to leave out of their rates, and what was decided. */
export class CreateExclusion1764460801000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exclusion (
        id uuid primary key,
        case_id uuid not null,
        case_number text not null,
        bureau_id text not null,
        bureau_name text not null,
        bureau_region text collate "C" not null,
        ground text not null,
        reason text not null,
        evidence text[] not null,
        asked_by text not null,
        asked_at timestamptz(3) not null,
        state text not null check (state in ('asked', 'approved', 'refused')),
        explanation text,
        decided_by text,
        decided_at timestamptz(3),
        check ((state = 'asked') = (decided_at is null))
      )`);
    await runner.query(
      `create unique index exclusion_one_of_a_case on exclusion (case_id) where state in ('asked', 'approved')`,
    );
    await runner.query(`create index exclusion_of_bureau on exclusion (bureau_id, id)`);
    await runner.query(`create index exclusion_waiting on exclusion (bureau_region, id) where state = 'asked'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exclusion');
  }
}
