import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 批示: to whom they were given, until when each is to report, and all that was said. */
export class Instructions1764600020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table instruction (
        id uuid primary key,
        case_id uuid not null,
        case_number text not null,
        entry_id uuid not null,
        given_by text not null,
        given_at timestamptz(3) not null,
        key text,
        version integer not null default 1
      )`);
    await runner.query('create unique index instruction_key on instruction (given_by, key) where key is not null');
    await runner.query('create index instruction_of_leader on instruction (given_by, id)');
    await runner.query('create index instruction_of_case on instruction (case_id, id)');
    await runner.query(`
      create table instruction_bureau (
        instruction_id uuid not null,
        bureau_id text not null,
        bureau json not null,
        answer_by timestamptz(3) not null,
        reported_at timestamptz(3),
        is_late boolean,
        primary key (instruction_id, bureau_id)
      )`);
    await runner.query('create index instruction_of_bureau on instruction_bureau (bureau_id, instruction_id)');
    await runner.query(`
      create table instruction_word (
        instruction_id uuid not null,
        id uuid not null,
        kind text not null check (kind in ('instruction', 'follow-up', 'report')),
        bureau_ids text[] not null,
        said_by text not null,
        text text not null,
        said_at timestamptz(3) not null,
        primary key (instruction_id, id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table instruction, instruction_bureau, instruction_word');
  }
}
