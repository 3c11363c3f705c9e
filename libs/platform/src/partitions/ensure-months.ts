import type { EntityManager } from 'typeorm';
import { firstIdAt, type Month, monthOf, monthsFrom } from './month.ts';

/** A table with a partition for each month, and a default one for what belongs to a month that has none yet. */
export interface MonthlyTable {
  readonly name: string;
  /** By which it is partitioned. */
  readonly column: string;
  /** Whether the column holds moments, or UUIDv7s, which begin with the moment in which they were made. */
  readonly holds: 'moments' | 'ids';
  readonly partitionOf: (month: Month) => string;
}

/** The usual name: `message_202611`. */
export const named = (table: string) => (month: Month) => `${table}_${month.name}`;

/**
 * Gives the month of a moment, the next ones and every month whose rows went to the default partition a partition of its own,
 * in the caller's transaction. Instances that do this at once wait for each other, and the later ones find nothing left to do. Who
 * reads or writes the table for long is not waited for: then it fails, to be tried again later.
 * @param count of months, the first one counted
 */
export async function ensureMonths(
  manager: EntityManager,
  table: MonthlyTable,
  now: Date,
  count: number,
): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('months of ' || current_schema() || $1, 0))`, [
    table.name,
  ]);
  await manager.query(`set local lock_timeout = '2s'`);
  const present = new Set(await partitionsOf(manager, table.name));
  const wanted = [...(await strayMonths(manager, table)), ...monthsFrom(now, count)];
  const missing = new Map(wanted.map((month) => [table.partitionOf(month), month]));
  for (const [partition, month] of missing) {
    if (!present.has(partition)) await addMonth(manager, table, month);
  }
}

/** Names of a table's partitions. */
export async function partitionsOf(manager: EntityManager, table: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = $1::regclass order by c.relname`,
    [table],
  );
  return rows.map(({ name }) => name);
}

async function strayMonths(manager: EntityManager, { name, column, holds }: MonthlyTable): Promise<Month[]> {
  const moment = holds === 'moments' ? column : momentOfId(column);
  const rows = await manager.query<{ start: Date }[]>(
    `select distinct date_trunc('month', ${moment}, 'UTC') as start from ${name}_default`,
  );
  return rows.map(({ start }) => monthOf(start));
}

/** The first 48 bits of a UUIDv7 are milliseconds. */
const momentOfId = (column: string): string =>
  `to_timestamp(('x' || translate(left(${column}::text, 13), '-', ''))::bit(48)::bigint / 1000.0)`;

/**
 * The table itself is locked, as a row on its way into the default partition would be refused once its month is there. Rows of that month
 * that lie in the default partition move over first.
 */
async function addMonth(manager: EntityManager, table: MonthlyTable, month: Month): Promise<void> {
  const { name, column } = table;
  const partition = table.partitionOf(month);
  const [from, to] = boundsOf(table, month);
  await manager.query(`lock table only ${name} in access exclusive mode`);
  await manager.query(`lock table ${name}_default in access exclusive mode`);
  await manager.query(`create table ${partition} (like ${name} including all)`);
  await manager.query(
    `with moved as (delete from ${name}_default where ${column} >= $1 and ${column} < $2 returning *)
     insert into ${partition} select * from moved`,
    [from, to],
  );
  await manager.query(`alter table ${name} attach partition ${partition} for values from ('${from}') to ('${to}')`);
}

function boundsOf({ holds }: MonthlyTable, { start, end }: Month): [from: string, to: string] {
  return holds === 'moments' ? [start.toISOString(), end.toISOString()] : [firstIdAt(start), firstIdAt(end)];
}
