import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of confirmed hot issues of which it is still to be said that they belong to them. */
export class MembersToAnnounce1764750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(memberTable);
    await runner.query('create index member_to_announce_of_case on member_to_announce (case_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table member_to_announce');
  }
}

const memberTable = `
  create table member_to_announce (
    id bigint generated always as identity primary key,
    issue_id uuid not null,
    case_id uuid not null,
    case_number text not null,
    title text not null,
    confirmed_at timestamptz(3) not null,
    cause json
  )`;
