import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The resolve clocks that run, in a narrow table of their own: read whole for a forecast, and written where one starts, moves or stops. The columns and
 * the index of `known_case` held them before, beside a kilobyte that every event writes anew, so that an index-only scan had to look at it after all.
 */
export class RunningClocks1764740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Milliseconds since 1970: the difference of two timestamps costs PostgreSQL more than all else that a forecast reckons of a case.
    await runner.query(`
      create table running_clock (
        generation integer not null,
        case_id uuid not null,
        resolve_from bigint not null,
        resolve_by bigint not null,
        region_code text collate "C" not null,
        bureau_id text collate "C" not null,
        primary key (case_id, generation)
      )`);
    // Whoever writes is waited for, so that no clock of his is missed. The index is dropped under the same lock: to raise a weaker one is a deadlock with whoever has read.
    await runner.query('lock table known_case in access exclusive mode');
    await runner.query(`
      insert into running_clock
      select generation, case_id, (extract(epoch from resolve_from) * 1000)::bigint, (extract(epoch from resolve_by) * 1000)::bigint, region_code, bureau_id
      from known_case where resolve_from is not null and resolve_by is not null`);
    // The columns stay, unwritten, for the release before, which runs on this schema too.
    await runner.query('drop index known_case_running');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update known_case set resolve_from = to_timestamp(clock.resolve_from / 1000.0), resolve_by = to_timestamp(clock.resolve_by / 1000.0)
      from running_clock clock where clock.case_id = known_case.case_id and clock.generation = known_case.generation`);
    await runner.query(`
      update known_case set resolve_from = null, resolve_by = null
      where resolve_by is not null and (case_id, generation) not in (select case_id, generation from running_clock)`);
    await runner.query(
      `create index known_case_running on known_case (generation, region_code, bureau_id)
       include (resolve_from, resolve_by) where resolve_by is not null`,
    );
    await runner.query('drop table running_clock');
  }
}
