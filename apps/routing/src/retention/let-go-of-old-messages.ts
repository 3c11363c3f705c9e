import { boundsOf, ensureMonths, type Month, type MonthlyTable, monthsOf, partitionOf } from '#platform';
import type { DataSource, EntityManager } from 'typeorm';
import { type MessageRetention, oldMonths } from './domain/old-months.ts';

const table = 'decided_message';
const messages: MonthlyTable = { table, column: 'case_id', by: 'id' };

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
  await ensureMonths(dataSource, messages, now);
  const months = await monthsOf(dataSource.manager, messages);
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

async function drop(manager: EntityManager, month: Month): Promise<void> {
  await manager.query(`drop table if exists ${partitionOf(messages, month)}`);
}

/** The few that stay are copied before anybody is held up. */
async function keepCorrectionsOf(manager: EntityManager, month: Month): Promise<void> {
  const partition = partitionOf(messages, month);
  const [from, to] = boundsOf(messages, month);
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
    alter table ${table} attach partition ${partition} for values from ('${from}') to ('${to}')`);
}

/** Whether people have said of it whose it is: what readers learn from. */
const isCorrected = `
  exists (select from precedent
           where precedent.case_id = message.case_id and (source <> 'returned' or proposed_id is not null))`;
