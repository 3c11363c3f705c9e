/** Bulk actions and their targets in and out of their tables; every function works in the caller's transaction. */
import type { KeyedRequest } from '#platform';
import type { EntityManager } from 'typeorm';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { Unnested } from '../handling/unnested.ts';
import type { BulkCommand, Target } from './domain/bulk-order.ts';
import type { TargetResult } from './target-result.ts';

/** A row of the table `bulk_action`, without what only the ordering needs. */
export interface BulkActionRow {
  readonly id: string;
  readonly staff: StaffMember;
  readonly command: BulkCommand;
  readonly traceparent: string | null;
  readonly targets: number;
  readonly done: number;
  readonly carried_out: number;
  readonly awaiting: number;
  readonly ordered_at: Date;
  readonly finished_at: Date | null;
}

const columns = 'id, staff, command, traceparent, targets, done, carried_out, awaiting, ordered_at, finished_at';

export interface NewBulkAction
  extends KeyedRequest, Pick<BulkActionRow, 'id' | 'staff' | 'command' | 'traceparent' | 'targets'> {
  readonly ordered_at: Date;
}

/** @returns false where the same person has ordered something with this key before */
export async function insertBulkAction(manager: EntityManager, order: NewBulkAction): Promise<boolean> {
  const inserted = await manager.query<unknown[]>(
    `insert into bulk_action (id, staff, subject, key, request, command, traceparent, targets, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (subject, key) do nothing returning id`,
    [
      order.id,
      JSON.stringify(order.staff),
      order.staff.subject,
      order.key,
      order.request,
      JSON.stringify(order.command),
      order.traceparent,
      order.targets,
      order.ordered_at.toISOString(),
    ],
  );
  return inserted.length > 0;
}

/** An action as it was ordered. */
export type Ordered = Pick<BulkActionRow, 'id'> & Pick<NewBulkAction, 'request'>;

/** What this person ordered with this key. */
export async function findOrdered(manager: EntityManager, subject: string, key: string): Promise<Ordered | undefined> {
  const rows = await manager.query<Ordered[]>('select id, request from bulk_action where subject = $1 and key = $2', [
    subject,
    key,
  ]);
  return rows.at(0);
}

const targetRows = new Unnested<{ position: number; case_number: string; version?: number }>({
  position: 'integer',
  case_number: 'text',
  version: 'integer',
});

export async function insertTargets(manager: EntityManager, id: string, targets: readonly Target[]): Promise<void> {
  const rows = targets.map(({ caseNumber, version }, index) => ({
    position: index + 1,
    case_number: caseNumber,
    version,
  }));
  const parameters = targetRows.parametersOf(rows);
  await manager.query(
    `insert into bulk_target (action_id, position, case_number, version)
     select $${parameters.length + 1}::uuid, n.* from ${targetRows.table}`,
    [...parameters, id],
  );
}

/** The action if it is not finished, held until the transaction ends; who else works on it is waited for. */
export async function lockBulkAction(manager: EntityManager, id: string): Promise<BulkActionRow | undefined> {
  const rows = await manager.query<BulkActionRow[]>(
    `select ${columns} from bulk_action where id = $1 and finished_at is null for update`,
    [id],
  );
  return rows.at(0);
}

/** A look at the first entry of the index `bulk_action_waiting` that nobody holds. */
export const waitingQuery = `
  select ${columns} from bulk_action where finished_at is null order by ordered_at, id limit 1 for update skip locked`;

/** The oldest action that is not finished and on which nobody works at this moment, held until the transaction ends. */
export async function lockWaitingBulkAction(manager: EntityManager): Promise<BulkActionRow | undefined> {
  const rows = await manager.query<BulkActionRow[]>(waitingQuery);
  return rows.at(0);
}

/** A walk along the key of `bulk_target`, from where the action has come to. */
export const nextTargetsQuery = `
  select position, case_number, version from bulk_target where action_id = $1 and position > $2 order by position limit $3`;

/** The next targets of an action that the caller holds. */
export async function nextTargets(
  manager: EntityManager,
  { id, done }: BulkActionRow,
  limit: number,
): Promise<(Target & { readonly position: number })[]> {
  const rows = await manager.query<{ position: number; case_number: string; version: number | null }[]>(
    nextTargetsQuery,
    [id, done, limit],
  );
  return rows.map(({ position, case_number: caseNumber, version }) => ({
    position,
    caseNumber,
    version: version ?? undefined,
  }));
}

const resultRows = new Unnested<{ position: number; result: TargetResult }>({ position: 'integer', result: 'json' });

/** Notes what came of the next targets of an action that the caller holds, in their order. */
export async function keepResults(
  manager: EntityManager,
  { id, done }: BulkActionRow,
  results: readonly TargetResult[],
  now: Date,
): Promise<void> {
  const parameters = resultRows.parametersOf(results.map((result, index) => ({ position: done + index + 1, result })));
  await manager.query(
    `update bulk_target t set result = n.result from ${resultRows.table}
     where t.action_id = $${parameters.length + 1} and t.position = n.position`,
    [...parameters, id],
  );
  await manager.query(
    `update bulk_action set done = done + $2, carried_out = carried_out + $3, awaiting = awaiting + $4,
       finished_at = case when done + $2 = targets then $5::timestamptz end
     where id = $1`,
    [id, results.length, countOf(results, 'carried-out'), countOf(results, 'awaits-confirmation'), now.toISOString()],
  );
}

function countOf(results: readonly TargetResult[], wanted: TargetResult['outcome']): number {
  return results.filter(({ outcome }) => outcome === wanted).length;
}

/** An action as it stands, if this person ordered it. */
export async function findBulkAction(
  manager: EntityManager,
  id: string,
  subject: string,
): Promise<BulkActionRow | undefined> {
  const rows = await manager.query<BulkActionRow[]>(
    `select ${columns} from bulk_action where id = $1 and subject = $2`,
    [id, subject],
  );
  return rows.at(0);
}

/** What this person has ordered before the one with this id, newest first. */
export async function findOrderedBefore(
  manager: EntityManager,
  subject: string,
  before: string,
  limit: number,
): Promise<BulkActionRow[]> {
  return manager.query(`select ${columns} from bulk_action where subject = $1 and id < $2 order by id desc limit $3`, [
    subject,
    before,
    limit,
  ]);
}

export interface TargetRow {
  readonly position: number;
  readonly case_number: string;
  readonly result: TargetResult | null;
}

/** The targets of an action after a position, with what came of them. */
export async function findTargets(
  manager: EntityManager,
  id: string,
  after: number,
  limit: number,
): Promise<TargetRow[]> {
  return manager.query(
    `select position, case_number, result from bulk_target where action_id = $1 and position > $2 order by position limit $3`,
    [id, after, limit],
  );
}
