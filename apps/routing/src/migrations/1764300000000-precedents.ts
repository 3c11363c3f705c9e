import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided on, and what people decided in the router's place. */
export class Precedents1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(decidedMessageTable);
    await runner.query('create index decided_message_in_time on decided_message (submitted_at, case_id)');
    await runner.query(precedentTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table precedent, decided_message');
  }
}

/** What a citizen wrote, kept so that models can be trained and changes replayed. Holds no contact and no identity. */
const decidedMessageTable = `
  create table decided_message (
    case_id uuid primary key,
    submitted_at timestamptz(3) not null,
    channel text not null,
    kind text,
    subject text not null,
    body text not null,
    region_hint text
  )`;

/** Read whole in the order of its sequence, which also tells a reader what is new to it. */
const precedentTable = `
  create table precedent (
    case_id uuid not null,
    case_version integer not null,
    sequence bigint generated always as identity unique,
    source text not null check (source in ('assigned', 'arbitrated', 'returned')),
    bureau_id text not null,
    proposed_id text,
    function text,
    matter_code text,
    region_code text,
    router text,
    decided_at timestamptz(3) not null,
    primary key (case_id, case_version)
  )`;
