import { escalationStep } from '../../test/escalations.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { ofCounty } from '../../test/notification-over-http.ts';
import { receiver, type Receiver } from '../../test/receiver.ts';
import { sendRound } from '../../test/send-round.ts';
import { placeNotices } from '../streaming/place-notices.ts';
import { letGoOfEndedSubscriptions } from './let-go-of-ended-subscriptions.ts';
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
  while ((await sendRound(following.calling(), 50)).length > 0);
}

async function kept(): Promise<{ notices: number; deliveries: number }> {
  const [counts] = await following.database.dataSource.query<[{ notices: number; deliveries: number }]>(
    `select (select count(*)::integer from staff_notice) as notices, (select count(*)::integer from staff_delivery) as deliveries`,
  );
  return counts;
}

async function rowsOf(table: 'staff_subscription' | 'webhook'): Promise<number> {
  return (await following.database.dataSource.query<unknown[]>(`select from ${table}`)).length;
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

describe('A subscription that has ended', () => {
  it('goes, with address, webhook and what it was told, where nobody has confirmed it for 90 days', async () => {
    const mail = { means: 'mail', mail: { address: 'du@example.gov.cn', pace: 'immediate' } };
    const lost = (n: number) => ({ ...ofCounty, subject: `lost-${n}` });
    await following.subscribe(ofCounty, mail);
    for (let n = 0; n < 20; n += 1) await following.subscribe(lost(n), mail);
    await following.subscribe(lost(20), { means: 'webhook', webhook: { url: other.url } });
    await comes(1);
    await following.database.letPass('119 days');
    await letGoOfEndedSubscriptions(following.database.dataSource);
    expect(await following.subscriptions.list(ofCounty)).toHaveLength(1);
    expect(await rowsOf('webhook')).toBe(1);
    await following.database.letPass('2 days');
    await Promise.all([1, 2].map(() => letGoOfEndedSubscriptions(following.database.dataSource)));
    expect(await rowsOf('staff_subscription')).toBe(1);
    expect(await rowsOf('webhook')).toBe(0);
    expect(await following.subscriptions.list(ofCounty)).toHaveLength(1);
  });
});
