import type { DataSource } from 'typeorm';

/** For how long after its end a subscription may still be confirmed anew. */
const keptDays = 90;

/** Subscriptions that go in one statement; each takes what it was told with it, which may be thousands of rows. */
const atOnce = 20;

/**
 * Lets go of subscriptions that ended long ago without their owner having come to confirm them, with their addresses, webhooks and secrets, and what they
 * were told. Several instances may do it at once.
 */
export async function letGoOfEndedSubscriptions(dataSource: DataSource): Promise<void> {
  let gone: number;
  do {
    [, gone] = await dataSource.query<[unknown, number]>(
      `delete from staff_subscription where id = any (array(
         select id from staff_subscription
         where confirmed_until < (select platform.now()) - interval '${keptDays} days'
         limit $1 for update skip locked))`,
      [atOnce],
    );
  } while (gone === atOnce);
}
