import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was learnt, each as it was made, and which one is at work. */
export class Readers1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readerTable);
    await runner.query('create unique index one_reader_at_work on reader (at_work) where at_work');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reader');
  }
}

/** The bytes are compressed already. `learnt_from` says what it has seen and what it was worth when it was made. */
const readerTable = `
  create table reader (
    version text primary key,
    made_at timestamptz(3) not null,
    at_work boolean not null,
    learnt_from json not null,
    bytes bytea not null
  );
  alter table reader alter column bytes set storage external`;
