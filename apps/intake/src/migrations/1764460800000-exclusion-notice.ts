import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a citizen is told of it where his Case is left out of a bureau's adjusted rates. Few Cases are. */
export class ExclusionNotice1764460800000 implements MigrationInterface {
  readonly name = 'ExclusionNotice1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exclusion_notice (
        case_id uuid primary key,
        decided_at timestamptz(3) not null,
        bureau_name text not null,
        ground text not null,
        explanation text not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exclusion_notice');
  }
}
