import type { DataSource } from 'typeorm';

/**
 * Gives the notices that have come their places in the feed. They are committed in another order than they were written; only what is
 * committed gets a place, by one instance at a time, so whoever has seen a place has missed none before it.
 */
export async function placeNotices(dataSource: DataSource): Promise<void> {
  const [waiting] = await dataSource.query<[{ isThere: boolean }]>(
    'select exists (select from staff_notice where place is null) as "isThere"',
  );
  if (!waiting.isThere) return;
  await dataSource.transaction(async (manager) => {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('feed of ' || current_schema(), 0))`);
    await manager.query(
      `update staff_notice as notice set place = fresh.place
       from (select id, nextval('staff_notice_place') as place
             from (select id from staff_notice where place is null order by heard_at, id) as came) as fresh
       where notice.id = fresh.id`,
    );
  });
}
