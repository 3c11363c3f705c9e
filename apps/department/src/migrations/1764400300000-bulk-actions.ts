import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be done to many cases at once, and what came of it for each. */
export class BulkActions1764400300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(bulkActionTable);
    await runner.query(bulkTargetTable);
    await runner.query('create table bulk_target_default partition of bulk_target default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bulk_target, bulk_action');
  }
}

/**
 * The targets up to `done` have their results; who works on an action holds its row. `staff` is what the token said of who ordered
 * it, `request` a digest of what was sent with the key.
 */
const bulkActionTable = `
  create table bulk_action (
    id uuid primary key,
    staff json not null,
    subject text collate "C" not null,
    key text collate "C" not null,
    request text not null,
    command json not null,
    traceparent text,
    targets integer not null check (targets > 0),
    done integer not null default 0 check (done <= targets),
    carried_out integer not null default 0 check (carried_out <= done),
    ordered_at timestamptz(3) not null,
    finished_at timestamptz(3),
    unique (subject, key),
    constraint finished_when_all_done check ((finished_at is not null) = (done = targets))
  ) with (fillfactor = 50);
  create index bulk_action_waiting on bulk_action (ordered_at, id) where finished_at is null;
  create index bulk_action_of on bulk_action (subject, id)`;

/** `version` is the one that was seen; null where the case is to be taken as it stands. Positions begin with 1. */
const bulkTargetTable = `
  create table bulk_target (
    action_id uuid not null,
    position integer not null,
    case_number text not null,
    version integer,
    result json,
    primary key (action_id, position)
  ) partition by range (action_id)`;
