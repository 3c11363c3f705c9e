import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 普查: what is asked, of which regions, and what each answered. */
export class Surveys1764600030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table survey (
        id uuid primary key,
        case_id uuid not null,
        case_number text not null,
        hot_issue_id uuid,
        function text not null,
        scope text not null check (scope in ('counties', 'cities', 'province')),
        region_code text not null,
        question text not null,
        answer_by timestamptz(3) not null,
        asked_by text not null,
        asked_at timestamptz(3) not null,
        key text,
        outcome text,
        concluded_at timestamptz(3),
        concluded_by text,
        mechanism text,
        follow_up_on timestamptz(3),
        version integer not null default 1
      )`);
    await runner.query('create unique index survey_key on survey (asked_by, key) where key is not null');
    await runner.query('create index survey_of_region on survey (id) include (region_code)');
    await runner.query('create index survey_of_hot_issue on survey (hot_issue_id, id) where hot_issue_id is not null');
    await runner.query(`
      create table survey_question (
        id uuid primary key,
        survey_id uuid not null,
        region_code text not null,
        city_code text not null,
        bureau_id text,
        bureau json,
        state text not null check (state in ('asked', 'found', 'not-found', 'refused', 'nobody')),
        count integer,
        done text,
        words text,
        answered_by text,
        answered_at timestamptz(3),
        is_late boolean not null default false,
        version integer not null default 1
      )`);
    await runner.query('create unique index survey_question_of_region on survey_question (survey_id, region_code)');
    await runner.query('create index survey_question_of_bureau on survey_question (bureau_id, id)');
    await runner.query(`
      create table survey_check (
        survey_id uuid not null,
        id uuid not null,
        said_by text not null,
        text text not null,
        said_at timestamptz(3) not null,
        primary key (survey_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table survey, survey_question, survey_check');
  }
}
