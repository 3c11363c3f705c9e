import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 共性问题 as they are watched: what routing said of each, its cases, and what was decided on it. */
export class WatchedHotIssues1764600040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // heat_rank orders by heat at any moment: see apps/oversight/src/hot-issues/domain/heat.ts.
    await runner.query(`
      create table watched_hot_issue (
        id uuid primary key,
        title text not null,
        region_code text not null,
        function text,
        matter json,
        status text not null check (status in ('proposed', 'confirmed')),
        people integer not null,
        first_at timestamptz(3) not null,
        last_at timestamptz(3) not null,
        said_at timestamptz(3) not null,
        cases integer not null default 0,
        heard_from timestamptz(3) not null,
        heard_until timestamptz(3) not null,
        heat_rank double precision not null,
        version integer not null default 1
      )`);
    await runner.query(
      'create index hot_issues_by_heat on watched_hot_issue (heat_rank desc, id desc) include (region_code, status)',
    );
    await runner.query(`
      create table hot_issue_case (
        hot_issue_id uuid not null,
        case_id uuid not null,
        is_member boolean not null,
        said_at timestamptz(3) not null,
        primary key (hot_issue_id, case_id)
      )`);
    await runner.query('create index hot_issue_of_case on hot_issue_case (case_id)');
    await runner.query(`
      create table hot_issue_meeting (
        hot_issue_id uuid not null,
        id uuid not null,
        held_at timestamptz(3) not null,
        attendees text[] not null,
        findings text not null,
        decision text not null,
        bureau json,
        due_at timestamptz(3),
        recorded_by text not null,
        recorded_at timestamptz(3) not null,
        primary key (hot_issue_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table watched_hot_issue, hot_issue_case, hot_issue_meeting');
  }
}
