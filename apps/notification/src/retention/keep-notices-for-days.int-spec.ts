import { eventually } from '#testing';
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
      await eventually(async () => isUp && (await isUnderWay()));
    });
    await held.finally(() => starting);
  });
});

/** Whether the letting go still waits for what the test holds. */
async function isUnderWay(): Promise<boolean> {
  const waiting = await notification.dataSource.query<unknown[]>(
    `select from pg_stat_activity
     where wait_event_type = 'Lock' and query like 'delete from staff_notice%' and datname = current_database()`,
  );
  return waiting.length > 0;
}
