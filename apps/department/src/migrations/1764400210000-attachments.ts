import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is attached to cases, and the files that lie in the store and are no attachment: not yet, or no more (ADR 26). */
export class Attachments1764400210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        case_id uuid not null,
        id uuid not null,
        staff text collate "C",
        audience text not null check (audience in ('staff', 'citizen')),
        name text not null,
        type text not null,
        bytes integer not null check (bytes > 0),
        sha256 text not null,
        added_at timestamptz(3) not null,
        withdrawn_at timestamptz(3),
        withdrawn_by text,
        primary key (case_id, id)
      ) partition by range (case_id)`);
    await runner.query('create table attachment_default partition of attachment default');
    await runner.query(`
      create table loose_file (
        id uuid primary key,
        due_at timestamptz(3) not null,
        swept boolean not null default false
      )`);
    await runner.query('create index loose_file_due on loose_file (due_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table loose_file, attachment');
  }
}
