import { eventually } from '#testing';
import type { EntityManager } from 'typeorm';
import { NotificationOverHttp } from '../../test/notification-over-http.ts';

let notification: NotificationOverHttp;
beforeEach(async () => {
  notification = await NotificationOverHttp.start();
});
afterEach(() => notification.stop());

describe('Letting go of what the staff was told long ago', () => {
  it('does not hold up the start of the service, however long it takes', async () => {
    let isUp = false;
    let starting: Promise<unknown> | undefined;
    const held = notification.dataSource.transaction(async (manager) => {
      await manager.query('lock table staff_notice');
      starting = notification.another().then(() => (isUp = true));
      await eventually(async () => isUp && (await isWaitedFor(manager)));
    });
    await held.finally(() => starting);
  });
});

/** Whether the letting go is still under way: it waits for what the test holds. */
async function isWaitedFor(manager: EntityManager): Promise<boolean> {
  const waiting = await manager.query<unknown[]>(
    `select from pg_locks where relation = 'staff_notice'::regclass and not granted`,
  );
  return waiting.length > 0;
}
