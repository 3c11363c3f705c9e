import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What administrators have said of the working days of a year. A row is never changed: the calendar of a version is what is shipped, which is
 * version 1, with the latest row of each year up to that version. `calendar_move` is the work that a change leaves: deadlines to be
 * reckoned anew, up to which case that is done, and which transactions may still go by the calendar before.
 */
export class CalendarChanges1764320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_change (
        version integer primary key check (version > 1),
        year integer not null,
        status text not null check (status in ('published', 'provisional')),
        source text not null,
        days json not null,
        staff text not null,
        reason text not null,
        changed_at timestamptz(3) not null
      );
      create table calendar_move (
        version integer primary key references calendar_change,
        done_up_to uuid not null,
        begun_before xid8
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_move, calendar_change');
  }
}
