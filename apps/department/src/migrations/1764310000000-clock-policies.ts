import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What administrators have said of how long clocks may run. A row is never changed: the highest version of a kind and an urgency holds,
 * all of them are the story. What is shipped is version 1 and stands in the code.
 */
export class ClockPolicies1764310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table clock_policy (
        kind text collate "C" not null,
        urgent boolean not null,
        version integer not null check (version > 1),
        terms json not null,
        staff text not null,
        reason text not null,
        changed_at timestamptz(3) not null,
        primary key (kind, urgent, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table clock_policy');
  }
}
