import type { DataSource, EntityManager } from 'typeorm';
import { monthOf, monthsFrom, type Month } from './month.ts';
import { boundsOf, defaultPartitionOf, type MonthlyTable, partitionOf, timeOf } from './monthly-table.ts';

/** Months that have their partition before their first row comes. */
const monthsAhead = 2;

/**
 * Gives the present month, the next ones and every month of which rows went to the default partition a partition of their
 * own. Instances that do this at once wait for each other, and the later ones find nothing left to do.
 * @throws what the database says, also that a lock was not to be had within two seconds: better later than in the way
 */
export async function ensureMonths(dataSource: DataSource, monthly: MonthlyTable, now: Date): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('months of ' || current_schema(), 0))`);
    await manager.query(`set local lock_timeout = '2s'`);
    const present = new Set((await monthsOf(manager, monthly)).map(({ name }) => name));
    const wanted = [...(await strayMonths(manager, monthly)), ...monthsFrom(now, monthsAhead)];
    const missing = new Map(wanted.filter(({ name }) => !present.has(name)).map((month) => [month.name, month]));
    for (const month of missing.values()) await addMonth(manager, monthly, month);
  });
}

/** The months that have a partition, by their names: `message_2026_11`, and `message_202611` as they were called once. */
export async function monthsOf(manager: EntityManager, { table }: MonthlyTable): Promise<Month[]> {
  const rows = await manager.query<{ name: string }[]>(
    `select relname as name from pg_inherits join pg_class on oid = inhrelid where inhparent = $1::regclass`,
    [table],
  );
  return rows.flatMap(({ name }) => {
    const [, year, month] = /(\d{4})_?(\d\d)$/.exec(name) ?? [];
    return year && month ? [monthOf(new Date(`${year}-${month}-01T00:00:00Z`))] : [];
  });
}

async function strayMonths(manager: EntityManager, monthly: MonthlyTable): Promise<Month[]> {
  const time = timeOf(monthly);
  const rows = await manager.query<{ start: Date }[]>(
    `select distinct date_trunc('month', ${time}, 'UTC') as start from ${defaultPartitionOf(monthly)}
     where ${time} is not null`,
  );
  return rows.map(({ start }) => monthOf(start));
}

/**
 * The table itself is locked, as a row on its way into the default partition would be refused once its month is there. Rows
 * of that month that lie in the default partition move over first.
 */
async function addMonth(manager: EntityManager, monthly: MonthlyTable, month: Month): Promise<void> {
  const { table, column } = monthly;
  const [from, to] = boundsOf(monthly, month);
  const [partition, rest] = [partitionOf(monthly, month), defaultPartitionOf(monthly)];
  await manager.query(`lock table only ${table} in access exclusive mode`);
  await manager.query(`lock table ${rest} in access exclusive mode`);
  await manager.query(`create table ${partition} (like ${table} including all)`);
  await manager.query(
    `with moved as (delete from ${rest} where ${column} >= '${from}' and ${column} < '${to}' returning *)
     insert into ${partition} select * from moved`,
  );
  await manager.query(`alter table ${table} attach partition ${partition} for values from ('${from}') to ('${to}')`);
}
