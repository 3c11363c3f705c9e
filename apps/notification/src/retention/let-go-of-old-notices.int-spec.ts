import { escalationStep } from '../../test/escalations.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { receiver, type Receiver } from '../../test/receiver.ts';
import { placeNotices } from '../streaming/place-notices.ts';
import { letGoOfOldNotices } from './let-go-of-old-notices.ts';

let following: FollowingUnderTest;
let other: Receiver;
beforeEach(async () => {
  [following, other] = await Promise.all([FollowingUnderTest.start(), receiver()]);
});
afterEach(() => Promise.all([following.stop(), other.stop()]));

const letGo = () => letGoOfOldNotices(following.database.dataSource, 90);

/** So many come, are given their places, and are sent as far as the receiver takes them. */
async function comes(count: number): Promise<void> {
  await following.comes(...Array.from({ length: count }, () => escalationStep()));
  await placeNotices(following.database.dataSource);
  while ((await following.calling().execute(50)).length > 0);
}

async function kept(): Promise<{ notices: number; deliveries: number }> {
  const [counts] = await following.database.dataSource.query<[{ notices: number; deliveries: number }]>(
    `select (select count(*)::integer from staff_notice) as notices, (select count(*)::integer from staff_delivery) as deliveries`,
  );
  return counts;
}

describe('What the staff was told', () => {
  it('is kept for as long as is said, and let go of with what became of it', async () => {
    await following.subscribe(ofCounty, { means: 'webhook', webhook: { url: other.url } });
    await comes(205);
    await following.database.letPass('89 days');
    await following.subscriptions.list(ofCounty);
    await comes(1);
    await letGo();
    expect(await kept()).toEqual({ notices: 206, deliveries: 206 });
    await following.database.letPass('2 days');
    await Promise.all([letGo(), letGo()]);
    expect(await kept()).toEqual({ notices: 1, deliveries: 1 });
  });

  it('stays while it is still on its way to somebody', async () => {
    await following.subscribe(ofCounty, { means: 'webhook', webhook: { url: other.url } });
    other.answer = (response) => response.writeHead(503).end();
    await comes(1);
    await following.database.letPass('91 days');
    await letGo();
    expect(await kept()).toEqual({ notices: 1, deliveries: 1 });
  });
});
