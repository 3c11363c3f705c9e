import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who speaks of the same thing. */
export class Repetition1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(hotIssueTable);
    await runner.query(sharedIndex);
    await runner.query(listIndex);
    await runner.query(postingTable);
    await runner.query(voiceTable);
    await runner.query('create index voice_in_issue on voice (issue_id, submitted_at, case_id)');
    await runner.query('create index voice_of_writer on voice (writer, submitted_at desc) where writer is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table voice, hot_issue_posting, hot_issue');
  }
}

/** Read by id. Most are single messages that nobody joins; the list shows only what is more than gathering. */
const hotIssueTable = `
  create table hot_issue (
    id uuid primary key,
    reach text collate "C" not null,
    shared_matter text,
    status text not null check (status in ('gathering', 'proposed', 'confirmed', 'dismissed')),
    region_code text collate "C" not null,
    region_name text not null,
    function text,
    matter_code text,
    matter_name text,
    title text not null,
    title_weight real not null,
    terms integer[] not null,
    weights real[] not null,
    name_share real not null,
    messages integer not null,
    people integer not null,
    first_at timestamptz(3) not null,
    last_at timestamptz(3) not null,
    version integer not null,
    decided_by text,
    decided_reason text,
    decided_at timestamptz(3)
  )`;

/** The waves of a network that may still go on. */
const sharedIndex = `
  create index hot_issue_of_shared_matter on hot_issue (reach, shared_matter, last_at desc) where shared_matter is not null`;

/** The list, newest first. */
const listIndex = `
  create index hot_issue_listed on hot_issue (status, last_at desc, id desc) where status <> 'gathering'`;

/** Where an issue is found by a term: the newest few of a term are read, in the order of the key. */
const postingTable = `
  create table hot_issue_posting (
    reach text collate "C" not null,
    term integer not null,
    posted_at timestamptz(3) not null,
    issue_id uuid not null,
    primary key (reach, term, posted_at, issue_id)
  )`;

/** What is kept of each message: hashes of its terms and the issue it is in. The time is in the key so that it can be partitioned. */
const voiceTable = `
  create table voice (
    case_id uuid not null,
    submitted_at timestamptz(3) not null,
    case_number text collate "C" not null,
    writer text collate "C",
    region_code text collate "C" not null,
    matter_code text,
    channel text not null,
    issue_id uuid,
    terms integer[] not null,
    weights real[] not null,
    name_share real not null,
    first_case_id uuid,
    first_case_number text,
    times integer not null,
    closed_at timestamptz(3),
    primary key (case_id, submitted_at)
  )`;
