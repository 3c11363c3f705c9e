import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 督办清单, with what was said of each entry, the papers that lie with what is watched, and what is to be reminded of. */
export class SupervisionList1764600010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supervision_entry (
        id uuid primary key,
        case_id uuid not null,
        case_number text not null,
        because text not null,
        source_id uuid,
        why text not null,
        supervised_by text not null,
        region_code text,
        bureau json,
        bureau_id text generated always as (bureau ->> 'id') stored,
        bureau_is_named boolean not null,
        due_at timestamptz(3) not null,
        state text not null check (state in ('followed', 'settled', 'closed')),
        verdict text not null,
        case_version integer not null,
        put_by text not null,
        put_at timestamptz(3) not null,
        closed_at timestamptz(3),
        closed_by text,
        evidence text,
        unsatisfied_reason text,
        version integer not null default 1
      )`);
    await runner.query(
      `create unique index supervision_once on supervision_entry (case_id, supervised_by) where state <> 'closed'`,
    );
    await runner.query('create index supervision_of_case on supervision_entry (case_id)');
    await runner.query(`create index supervision_open on supervision_entry (due_at, id)
      include (region_code, supervised_by, state) where state <> 'closed'`);
    await runner.query(`create index supervision_closed on supervision_entry (due_at, id)
      include (region_code, supervised_by) where state = 'closed'`);
    await runner.query(
      'create index supervision_of_bureau on supervision_entry (bureau_id, due_at, id) include (state)',
    );
    await runner.query(`
      create table supervision_note (
        entry_id uuid not null,
        id uuid not null,
        kind text not null,
        said_by text,
        bureau_id text,
        text text not null,
        said_at timestamptz(3) not null,
        primary key (entry_id, id)
      )`);
    await runner.query(`
      create table paper (
        subject_id uuid not null,
        id uuid not null,
        staff text not null,
        name text not null,
        type text not null,
        bytes integer not null,
        sha256 text not null,
        added_at timestamptz(3) not null,
        primary key (subject_id, id)
      )`);
    await runner.query(`
      create table loose_file (
        id uuid primary key,
        due_at timestamptz(3) not null,
        swept boolean not null default false
      )`);
    await runner.query('create index loose_file_due on loose_file (due_at)');
    await runner.query(`
      create table reminder (
        of text not null,
        id uuid not null,
        bureau_id text not null,
        step text not null,
        raise_at timestamptz(3) not null,
        due_at timestamptz(3) not null,
        bureau json,
        region_code text,
        primary key (id, bureau_id, of, step)
      )`);
    await runner.query('create index reminder_due on reminder (raise_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table supervision_entry, supervision_note, paper, loose_file, reminder');
  }
}
