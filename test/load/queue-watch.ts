import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Cases that lie on a bureau's queue or the triage desk. */
export async function countPlaced(database: pg.Pool): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::int as count from department."case" where status <> 'received'`,
  );
  return rows[0]!.count;
}

/** Waits until as many cases are placed. Counting takes CPU from what is measured: the more are missing, the longer it waits. @throws when none moves for a minute */
export async function untilPlaced(database: pg.Pool, count: number): Promise<void> {
  const started = { at: Date.now(), placed: await countPlaced(database) };
  for (let { at: movedAt, placed } = started; placed < count;) {
    const perSecond = (placed - started.placed) / ((Date.now() - started.at) / 1_000);
    const halfOfTheRest = perSecond > 0 ? ((count - placed) / perSecond) * 500 : 0;
    await pause(Math.min(Math.max(halfOfTheRest, 1_000), 20_000));
    const now = await countPlaced(database);
    if (now > placed) movedAt = Date.now();
    placed = now;
    if (Date.now() - movedAt > 60_000)
      throw new Error(`only ${placed} of ${count} cases came to a queue, and nothing moves`);
  }
}

/** When the row of each case on its queue was committed, in milliseconds since 1970, by case number. */
export async function placedAt(database: pg.Pool): Promise<Map<string, number>> {
  const { rows } = await database.query<{ number: string; at: number }>(
    `select number, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as at
     from department."case" where status <> 'received'`,
  );
  return new Map(rows.map(({ number, at }) => [number, at]));
}
