import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Cases into which matters of a Case's Message were put. */
export class SplitMessages1764000004000 implements MigrationInterface {
  readonly name = 'SplitMessages1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table split_part (
        from_case_id uuid not null,
        case_id uuid not null,
        case_number text collate "C" not null,
        primary key (from_case_id, case_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table split_part`);
  }
}
