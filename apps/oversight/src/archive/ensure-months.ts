import type { DataSource, EntityManager } from 'typeorm';
import { monthOf, monthsFrom, type Month } from './domain/month.ts';

/** Months that have their partition before their first event comes. */
const monthsAhead = 2;

/**
 * Gives the present month, the next ones and every month whose events went to the default partition a partition of their
 * own. Instances that do this at once wait for each other, and the later ones find nothing left to do.
 */
export async function ensureMonths(dataSource: DataSource, now: Date): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('oversight.archive-months', 0))`);
    const wanted = [...(await strayMonths(manager)), ...monthsFrom(now, monthsAhead)];
    const present = await partitionNames(manager);
    const missing = new Map(
      wanted.filter(({ name }) => !present.has(partitionOf(name))).map((month) => [month.name, month]),
    );
    for (const month of missing.values()) await addMonth(manager, month);
  });
}

const partitionOf = (monthName: string) => `event_archive_${monthName}`;

async function partitionNames(manager: EntityManager): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'event_archive'::regclass`,
  );
  return new Set(rows.map(({ name }) => name));
}

async function strayMonths(manager: EntityManager): Promise<Month[]> {
  const rows = await manager.query<{ start: Date }[]>(
    `SELECT DISTINCT date_trunc('month', event_time, 'UTC') AS start FROM event_archive_default`,
  );
  return rows.map(({ start }) => monthOf(start));
}

/** Events of that month wait in the default partition until this commits; those that are there move over first. */
async function addMonth(manager: EntityManager, { name, start, end }: Month): Promise<void> {
  const partition = partitionOf(name);
  const [from, to] = [start.toISOString(), end.toISOString()];
  await manager.query('LOCK TABLE event_archive_default IN ACCESS EXCLUSIVE MODE');
  await manager.query(`CREATE TABLE ${partition} (LIKE event_archive INCLUDING ALL)`);
  await manager.query(
    `WITH moved AS (DELETE FROM event_archive_default WHERE event_time >= $1 AND event_time < $2 RETURNING *)
     INSERT INTO ${partition} SELECT * FROM moved`,
    [start, end],
  );
  await manager.query(
    `ALTER TABLE event_archive ATTACH PARTITION ${partition} FOR VALUES FROM ('${from}') TO ('${to}')`,
  );
}
