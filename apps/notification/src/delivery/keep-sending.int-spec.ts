import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '#testing';
import { escalationStep } from '../../test/escalations.ts';
import { type MailServer, mailServer } from '../../test/mail-server.ts';
import { NotificationOverHttp, ofCounty } from '../../test/notification-over-http.ts';

let notification: NotificationOverHttp;
let server: MailServer;
beforeEach(async () => {
  server = await mailServer();
  notification = await NotificationOverHttp.start({ smtpPort: server.port });
  await notification.app.listen(0, '127.0.0.1');
});
afterEach(async () => {
  await notification.stop();
  await server.stop();
});

const follow = (address: string) =>
  notification.subscribe({ ...ofCounty, subject: address }, { means: 'mail', mail: { address, pace: 'immediate' } });
const recipients = () => server.mails.map(({ to }) => [to].flat()[0]?.text);

describe('sending that a failure of the database has suspended', () => {
  it('goes on once that answers, and says so also where nothing is due', async () => {
    const isSuspended = async (wanted: 0 | 1) => {
      const { body } = await notification.app.inject('/metrics');
      return body.includes(`notification_staff_sending_suspended{means="mail"} ${wanted}`);
    };
    const { dataSource } = notification;
    await dataSource.query('alter table staff_notice rename to lost');
    await eventually(() => isSuspended(1));
    await dataSource.query('alter table lost rename to staff_notice');
    await eventually(() => isSuspended(0));
  });
});

describe('a mail that takes long', () => {
  it('holds up no other, also not those that come later', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    await follow('slow@example.gov.cn');
    await follow('quick@example.gov.cn');
    server.answer = (recipient) => (recipient.startsWith('slow') ? released : undefined);
    for (let n = 1; n <= 3; n += 1) {
      await notification.comes(escalationStep());
      await eventually(() => server.mails.length === n);
    }
    expect(new Set(recipients())).toEqual(new Set(['quick@example.gov.cn']));
    release(undefined);
    await eventually(() => server.mails.length === 6);
  });

  it('is sent to its end by an instance that stops, and not again', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    server.answer = () => {
      begun.resolve(undefined);
      return released;
    };
    await follow('slow@example.gov.cn');
    await notification.comes(escalationStep());
    await begun.promise;
    const closed = notification.app.close();
    await Promise.race([closed, pause(1_000, undefined, { ref: false })]);
    release(undefined);
    await closed;
    expect(recipients()).toEqual(['slow@example.gov.cn']);
    expect(await notification.asOwner('select status from notification.staff_delivery')).toEqual([{ status: 'sent' }]);
  });
});
