import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Messages as they came. They are partitioned by the month in which their case id (UUIDv7: it begins with the time) was
 * made; what must be unique over all months stands in the small key tables.
 */
export class CreateMessage1764000001000 implements MigrationInterface {
  readonly name = 'CreateMessage1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create sequence case_sequence as integer minvalue 0 maxvalue 9999999 cycle`);
    await runner.query(`
      create table message (
        case_id uuid primary key,
        case_number text not null,
        channel text not null,
        source_id text,
        client_id text,
        kind text,
        subject text not null,
        body text not null,
        region_hint text,
        contact_key_id text,
        contact_sealed text,
        sent_at timestamptz,
        submitted_at timestamptz not null,
        check ((contact_key_id is null) = (contact_sealed is null))
      ) partition by range (case_id)`);
    await runner.query(`create table message_default partition of message default`);
    await runner.query(`
      create table case_number (
        case_number text collate "C" not null,
        case_id uuid not null,
        primary key (case_number) include (case_id)
      )`);
    await runner.query(`create table submission_key (key text collate "C" primary key, case_id uuid not null)`);
    await runner.query(`create index submission_key_of_case on submission_key (case_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table submission_key, case_number, message`);
    await runner.query(`drop sequence case_sequence`);
  }
}
