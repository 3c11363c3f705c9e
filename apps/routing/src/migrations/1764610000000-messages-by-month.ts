import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided on, by the month in which its case id was made, so that old months can be let go of as a whole. */
export class MessagesByMonth1764610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await setAside(runner);
    await runner.query(`create table decided_message (${columns}) partition by range (case_id)`);
    // Rows of a month that has no partition yet; those that are here now are moved when the service starts.
    await runner.query('create table decided_message_default partition of decided_message default');
    await takeOver(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await setAside(runner);
    await runner.query(`create table decided_message (${columns})`);
    await takeOver(runner);
  }
}

const columns = `
  case_id uuid primary key,
  submitted_at timestamptz(3) not null,
  channel text not null,
  kind text,
  subject text not null,
  body text not null,
  region_hint text`;

async function setAside(runner: QueryRunner): Promise<void> {
  await runner.query('alter index decided_message_pkey rename to decided_message_before_pkey');
  await runner.query('alter table decided_message rename to decided_message_before');
}

async function takeOver(runner: QueryRunner): Promise<void> {
  await runner.query('insert into decided_message select * from decided_message_before');
  await runner.query('drop table decided_message_before');
  await runner.query('create index decided_message_in_time on decided_message (submitted_at, case_id)');
}
