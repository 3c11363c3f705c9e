import { eventually } from '#testing';
import { escalationStep } from '../../test/escalations.ts';
import { NotificationOverHttp, ofCity, ofCounty } from '../../test/notification-over-http.ts';
import { receiver, type Receiver } from '../../test/receiver.ts';

const env = { WEBHOOK_ALLOWED_RANGES: '127.0.0.0/8', WEBHOOK_ALLOW_HTTP: 'true' };

let notification: NotificationOverHttp;
let quick: Receiver;
let silent: Receiver;
let givenUp: number;
beforeEach(async () => {
  [notification, quick, silent] = await Promise.all([NotificationOverHttp.start({ env }), receiver(), receiver()]);
  givenUp = 0;
  silent.answer = (response) => response.on('close', () => (givenUp += 1));
  await notification.app.listen(0, '127.0.0.1');
});
afterEach(async () => {
  await notification.stop();
  await Promise.all([quick.stop(), silent.stop()]);
});

const follow = (staff: typeof ofCity, { url }: Receiver) =>
  notification.subscribe(staff, { means: 'webhook', webhook: { url } });

describe('a receiver that never answers', () => {
  it('holds its few places until its calls are given up, while another is told as much as comes', async () => {
    await follow(ofCity, silent);
    await follow(ofCounty, quick);
    await notification.comes(...Array.from({ length: 40 }, () => escalationStep()));
    await eventually(() => quick.calls.length === 40, { deadline: 50_000 });
    expect({ calls: silent.calls.length, givenUp }).toEqual({ calls: 4, givenUp: 0 });
  });

  it('is not waited for by an instance that stops: its call is put off', async () => {
    await follow(ofCity, silent);
    await notification.comes(escalationStep());
    await eventually(() => silent.calls.length === 1);
    await notification.app.close();
    expect(await notification.asOwner('select status, last_problem from notification.staff_delivery')).toEqual([
      { status: 'pending', last_problem: 'ABORT_ERR' },
    ]);
  });
});
