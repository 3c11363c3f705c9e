import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Escalations, their stories, what they tell of their cases, and how long they wait. `cause_key` holds each cause to one escalation, whoever tells it and
 * how often. Lists go along an index for each reach of a person (a county, a city's first four digits, the province), with the state and without it.
 */
export class Escalations1764500100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table escalation (
        id uuid primary key,
        cause_key text collate "C" not null unique,
        cause json not null,
        cause_kind text not null,
        caused_at timestamptz(3) not null,
        case_id uuid not null,
        case_number text not null,
        version integer not null,
        state text collate "C" not null
          check (state in ('waiting', 'delegated', 'snoozed', 'acknowledged', 'alarm', 'ended')),
        level text not null,
        region_code text collate "C" not null,
        to_bureau_id text collate "C",
        answer_by timestamptz(3),
        was_snoozed boolean not null,
        raised_at timestamptz(3) not null,
        changed_at timestamptz(3) not null,
        check ((answer_by is not null) = (state in ('waiting', 'delegated', 'snoozed')))
      ) with (fillfactor = 80);
      create index escalation_due on escalation (answer_by) where answer_by is not null;
      create index escalation_of_case on escalation (case_id) where state <> 'ended';
      create index escalation_of_bureau on escalation (to_bureau_id, id) where to_bureau_id is not null;
      create index escalation_by_state on escalation (state, id);
      create index escalation_by_city on escalation (left(region_code, 4), id);
      create index escalation_by_city_and_state on escalation (left(region_code, 4), state, id);
      create index escalation_by_county on escalation (region_code, id);
      create index escalation_by_county_and_state on escalation (region_code, state, id);
      create table escalation_step (
        escalation_id uuid not null references escalation,
        version integer not null,
        kind text not null,
        occurred_at timestamptz(3) not null,
        level text not null,
        region_code text not null,
        details json not null,
        primary key (escalation_id, version)
      );
      create table escalation_case (
        case_id uuid primary key,
        case_number text not null,
        lead_version integer not null,
        lead json,
        matter_version integer not null,
        function text,
        urgent boolean not null,
        region_version integer not null,
        region_code text,
        ended_at timestamptz(3),
        ended_because text
      ) with (fillfactor = 80);
      create table escalation_policy (
        version integer primary key check (version > 1),
        terms json not null,
        staff text not null,
        reason text not null,
        changed_at timestamptz(3) not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table escalation_policy, escalation_case, escalation_step, escalation');
  }
}
