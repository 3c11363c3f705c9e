import type { MigrationInterface, QueryRunner } from 'typeorm';

const placed = `status in ('assigned', 'in-progress', 'suspended', 'decline-pending')`;

/**
 * What the views of a bureau's queue are made of, as columns, and one index for each order in which a queue is shown. Behind what gives the order
 * an index holds all that a view or a filter asks for: what a page does not show is passed over within the index, and views are counted there.
 * Both hold open cases only, so a page costs the same however many cases have been settled. Adding the columns writes the table anew.
 */
export class ViewsOfAQueue1764400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table "case"
        add column handler text collate "C",
        add column due_at timestamptz(3) not null default 'infinity',
        add column waiting boolean not null default false,
        add column lead_id text collate "C" generated always as (lead ->> 'id') stored,
        add column returned boolean not null generated always as (aside -> 'returns' is not null) stored,
        add column reopened boolean not null generated always as (aside -> 'reopenings' is not null) stored`);
    await runner.query(`
      update "case" set
        due_at = coalesce((select min((clock ->> 'deadline')::timestamptz) from json_array_elements(clocks) as clock
                           where clock ->> 'stoppedAt' is null and clock ->> 'clock' <> 'co-task'), 'infinity'),
        waiting = status in ('suspended', 'decline-pending') or aside -> 'extension' is not null
          or exists (select from co_task where case_id = "case".id and co_task.status = 'assigned')
      where ${placed}`);
    await runner.query('drop index bureau_queue');
    await runner.query(`
      create index bureau_longest_waiting on "case" (lead_id, (not urgent), since, id,
        status, handler, due_at, waiting, returned, reopened, kind, (matter ->> 'code')) where ${placed}`);
    await runner.query(`
      create index bureau_deadline on "case" (lead_id, due_at, id,
        status, handler, waiting, returned, reopened, kind, urgent, (matter ->> 'code')) where ${placed}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index bureau_deadline, bureau_longest_waiting');
    await runner.query(
      `create index bureau_queue on "case" ((lead ->> 'id'), status, (not urgent), since, id) where ${placed}`,
    );
    await runner.query(`
      alter table "case" drop column handler, drop column due_at, drop column waiting, drop column lead_id,
        drop column returned, drop column reopened`);
  }
}
