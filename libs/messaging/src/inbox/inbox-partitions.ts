import type { DataSource, EntityManager } from 'typeorm';

/** Days that an id is remembered: twice as long as Kafka can deliver it again. */
const keptDays = 14;
/** Days for which a partition is ready beforehand. */
const preparedDays = 3;
const dayMs = 86_400_000;

/**
 * Prepares the inbox's partitions of today and the next days and drops those that Kafka cannot deliver from any more.
 * Days without a partition lie in `inbox_default`; they move when their partition is made. Safe to run in several
 * processes at once; gives up (and is run again a minute later) rather than hold up the consumers.
 * @param clock SQL expression.
 * @throws what the database says, also that a lock was not to be had within two seconds.
 */
export async function maintainInbox(dataSource: DataSource, clock: string): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const [{ leading, now }] = await manager.query<[{ leading: boolean; now: Date }]>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('inbox of ' || current_schema(), 0)) AS leading, ${clock} AS now`,
    );
    if (!leading) return;
    await manager.query(`SET LOCAL lock_timeout = '2s'`);
    const partitions = await partitionDays(manager);
    for (let ahead = 0; ahead <= preparedDays; ahead += 1) {
      const day = dayOf(now, ahead);
      if (!partitions.includes(day)) await addPartition(manager, day);
    }
    await forget(manager, partitions, dayOf(now, -keptDays));
  });
}

/** @returns days as YYYY-MM-DD. */
async function partitionDays(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'inbox'::regclass`,
  );
  return rows.flatMap(({ name }) => {
    const match = /^inbox_(\d{4})(\d\d)(\d\d)$/.exec(name);
    return match ? [match.slice(1).join('-')] : [];
  });
}

async function addPartition(manager: EntityManager, day: string): Promise<void> {
  const table = tableOf(day);
  await manager.query(`LOCK TABLE inbox_default IN ACCESS EXCLUSIVE MODE`);
  await manager.query(`CREATE TABLE ${table} (LIKE inbox INCLUDING ALL)`);
  await manager.query(
    `WITH moved AS (DELETE FROM inbox_default WHERE event_day = $1::date RETURNING event_id, event_day)
     INSERT INTO ${table} SELECT event_id, event_day FROM moved`,
    [day],
  );
  await manager.query(
    `ALTER TABLE inbox ATTACH PARTITION ${table} FOR VALUES FROM ('${day}') TO ('${dayOf(new Date(day), 1)}')`,
  );
}

async function forget(manager: EntityManager, partitions: readonly string[], oldestKept: string): Promise<void> {
  const old = partitions.filter((day) => day < oldestKept).map(tableOf);
  if (old.length > 0) await manager.query(`DROP TABLE ${old.join(', ')}`);
  await manager.query(`DELETE FROM inbox_default WHERE event_day < $1::date`, [oldestKept]);
}

function dayOf(now: Date, daysAhead: number): string {
  return new Date(now.getTime() + daysAhead * dayMs).toISOString().slice(0, 10);
}

function tableOf(day: string): string {
  return `inbox_${day.replaceAll('-', '')}`;
}
