import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The clocks of a case stand in its row: they change with it, in the statement that writes it, and whoever raises a step holds the case.
 * The index holds cases of which a step has yet to fall due, so looking for those costs the same however many cases there are.
 */
export class RunClocks1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table "case" add column clocks json not null default '[]', add column next_step_at timestamptz(3);
      create index case_next_step on "case" (next_step_at) where next_step_at is not null;
      alter table bureau add column office_hours json`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table bureau drop column office_hours;
      alter table "case" drop column clocks, drop column next_step_at`);
  }
}
