import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Case, its message, its story and the decisions that came before their case. */
export class DepartmentSchema1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(caseTable);
    await runner.query(queues);
    await runner.query(caseMessageTable);
    await runner.query(caseEventTable);
    await runner.query(pendingDecisionTable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pending_decision, case_event, case_message, "case"');
  }
}

/**
 * A case is on the queue that its row says, so it cannot be on two; the checks see to it that it is on one. `since` has
 * the milliseconds that JavaScript has, so that a page's cursor finds its place again. Rows are updated often, so the
 * message stands elsewhere. `json` costs a third less to write than `jsonb` here, and is read whole.
 */
const caseTable = `
  create table "case" (
    id uuid primary key,
    number text collate "C" not null unique,
    status text not null,
    version integer not null check (version > 0),
    since timestamptz(3) not null,
    channel text not null,
    submitted_at timestamptz(3) not null,
    subject text not null,
    region_code text collate "C",
    kind text,
    matter json,
    function text,
    jurisdiction json,
    urgent boolean not null,
    proposal json,
    lead json,
    co_handling json,
    contacted_at timestamptz(3),
    constraint routed_has_proposal check (status = 'received' or proposal is not null),
    constraint placed_has_lead check (status in ('received', 'triage') or (lead is not null and co_handling is not null))
  ) with (fillfactor = 85)`;

/** Both hold open cases only, so a page costs the same however many cases have been settled. */
const queues = `
  create index bureau_queue on "case" ((lead ->> 'id'), status, (not urgent), since, id)
    where status in ('assigned', 'in-progress');
  create index triage_queue on "case" ((not urgent), since, id, region_code)
    where status = 'triage'`;

/** Written once and read with one case at a time. No foreign key: it would be checked for every case of every batch. */
const caseMessageTable = `
  create table case_message (
    case_id uuid primary key,
    body text not null,
    contact_key_id text,
    contact_sealed text
  )`;

/** The story of a case; its key makes sure that a version is told once. `staff` is an opaque subject. */
const caseEventTable = `
  create table case_event (
    case_id uuid not null,
    version integer not null,
    type text not null,
    occurred_at timestamptz(3) not null,
    staff text,
    details json not null,
    primary key (case_id, version)
  )`;

/** Routing decisions whose `case.submitted` has not been handled yet; emptied as it is. */
const pendingDecisionTable = `
  create table pending_decision (
    case_id uuid primary key,
    proposal json not null,
    event_id text not null,
    correlation_id text not null,
    traceparent text
  )`;
