import { ensureMonths, firstIdAt, type Month, type MonthlyTable, monthOf, named, partitionsOf } from '#platform';
import type { DataSource, EntityManager } from 'typeorm';
import { type MessageRetention, oldMonths } from './domain/old-months.ts';

const table = 'decided_message';
const messages: MonthlyTable = { name: table, column: 'case_id', holds: 'ids', partitionOf: named(table) };
/** This month and those for which a partition is ready beforehand. */
const monthsReady = 4;

/**
 * Keeps the months of the kept messages: partitions for those to come, of old ones only what people decided on in the router's
 * place, and of very old ones nothing. Each month is a transaction of its own that holds up deciding for milliseconds.
 * @param now by the real clock, as the months are those of the ids
 */
export async function letGoOfOldMessages(
  dataSource: DataSource,
  now: Date,
  retention: MessageRetention,
): Promise<void> {
  await alone(dataSource, (manager) => ensureMonths(manager, messages, now, monthsReady));
  const months = (await partitionsOf(dataSource.manager, table)).flatMap((name) => monthNamed(name) ?? []);
  const { thinned, gone } = oldMonths(months, now, retention);
  for (const month of gone) await alone(dataSource, (manager) => drop(manager, month));
  for (const month of thinned) await alone(dataSource, (manager) => keepCorrectionsOf(manager, month));
}

/** One instance at a time, and none waits long for who reads or writes messages: it tries again the next day. */
async function alone(dataSource: DataSource, work: (manager: EntityManager) => Promise<void>): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('retention of ' || current_schema(), 0))`);
    await manager.query(`set local lock_timeout = '2s'`);
    await work(manager);
  });
}

function monthNamed(partition: string): Month | undefined {
  const [, year, month] = /_(\d{4})(\d{2})$/.exec(partition) ?? [];
  return year && month ? monthOf(new Date(`${year}-${month}-01T00:00:00Z`)) : undefined;
}

async function drop(manager: EntityManager, month: Month): Promise<void> {
  await manager.query(`drop table if exists ${messages.partitionOf(month)}`);
}

/** The few that stay are copied before anybody is held up. */
async function keepCorrectionsOf(manager: EntityManager, month: Month): Promise<void> {
  const partition = messages.partitionOf(month);
  const [{ holdsMore }] = await manager.query<[{ holdsMore: boolean }]>(
    `select exists (select from ${partition} message where not ${isCorrected}) as "holdsMore"`,
  );
  if (!holdsMore) return;
  await manager.query(`create table ${partition}_kept (like ${table} including all)`);
  await manager.query(`insert into ${partition}_kept select * from ${partition} message where ${isCorrected}`);
  await manager.query(`alter table ${table} detach partition ${partition}`);
  await manager.query(`drop table ${partition}`);
  await manager.query(`alter table ${partition}_kept rename to ${partition}`);
  await manager.query(`
    alter table ${table} attach partition ${partition}
      for values from ('${firstIdAt(month.start)}') to ('${firstIdAt(month.end)}')`);
}

/** Whether people have said of it whose it is: what readers learn from. */
const isCorrected = `
  exists (select from precedent
           where precedent.case_id = message.case_id and (source <> 'returned' or proposed_id is not null))`;
