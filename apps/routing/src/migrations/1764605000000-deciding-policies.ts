import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who decides on messages of a function, as administrators keep it. */
export class DecidingPolicies1764605000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(decidingPolicy);
    await runner.query(subjectsWith(`'matter', 'bureau', 'policy'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from catalogue_change where subject = 'policy'`);
    await runner.query(subjectsWith(`'matter', 'bureau'`));
    await runner.query('drop table deciding_policy');
  }
}

/** One row for each function and one for all; the columns mean what those of `matter` do. */
const decidingPolicy = `
  create table deciding_policy (
    function text collate "C" primary key,
    content json not null,
    edited boolean not null,
    version integer not null,
    catalogue_version integer not null,
    changed_at timestamptz(3) not null
  )`;

const subjectsWith = (subjects: string) => `
  alter table catalogue_change drop constraint catalogue_change_subject_check,
    add constraint catalogue_change_subject_check check (subject in (${subjects}))`;
