import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What oversight knows of each case and of each bureau when somebody watches over them. */
export class KnownCasesAndBureaus1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // facts is json and not jsonb: it is written at every step and read whole, never searched.
    await runner.query(`
      create table known_case (
        case_id uuid primary key,
        number text not null,
        status text not null,
        region_code text,
        submitted_at timestamptz(3),
        facts json not null
      ) with (fillfactor = 80)`);
    await runner.query('create unique index known_case_number on known_case (number)');
    await runner.query(`
      create table bureau (
        id text primary key,
        version integer not null,
        name text not null,
        region_code text not null,
        functions text[] not null,
        successor_id text
      )`);
    await runner.query('create index bureau_functions on bureau using gin (functions) where successor_id is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table known_case, bureau');
  }
}
