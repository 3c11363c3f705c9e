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
      await eventually(() => isUp);
    });
    await held.finally(() => starting);
  });
});
