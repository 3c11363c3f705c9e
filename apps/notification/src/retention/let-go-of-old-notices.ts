import type { DataSource } from 'typeorm';

/** Notices that go in one statement; each takes what was told of it with it, which may be thousands of rows. */
const atOnce = 200;

/**
 * Lets go of what the staff was told more than so many days ago, and of what became of it. What is still on its way to somebody stays until it has
 * arrived or was given up. Several instances may do it at once.
 */
export async function letGoOfOldNotices(dataSource: DataSource, keptDays: number): Promise<void> {
  let gone: number;
  do {
    [, gone] = await dataSource.query<[unknown, number]>(
      `delete from staff_notice where id = any (array(
         select id from staff_notice as notice
         where heard_at < (select platform.now()) - $1 * interval '1 day' and place is not null
           and not exists (select from staff_delivery where notice_id = notice.id and status = 'pending')
         order by heard_at limit $2 for update skip locked))`,
      [keptDays, atOnce],
    );
  } while (gone === atOnce);
}
