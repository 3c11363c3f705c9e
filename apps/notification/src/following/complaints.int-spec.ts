import { BatchContext } from '#messaging';
import { CaseOutbox, type CaseEvent } from '#platform';
import { eventually } from '#testing';
import type { EntityManager } from 'typeorm';
import { bureau, bureauEvent } from '../../test/bureau-events.ts';
import { FollowingUnderTest } from '../../test/following-under-test.ts';
import { atBureau, bureauId, ofCity } from '../../test/notification-over-http.ts';
import { receiver, type Receiver } from '../../test/receiver.ts';
import { sendRound } from '../../test/send-round.ts';
import { claimMails } from '../staff-mail/claim-mails.ts';
import { placeNotices } from '../streaming/place-notices.ts';
import { readFeed } from '../streaming/read-feed.ts';
import { keepComplainedOf } from './keep-complained-of.ts';
import { TellStaff } from './tell-staff.ts';

let following: FollowingUnderTest;
let other: Receiver;
beforeEach(async () => {
  [following, other] = await Promise.all([FollowingUnderTest.start(), receiver()]);
});
afterEach(() => Promise.all([following.stop(), other.stop()]));

const longAgo = '2020-01-01T00:00:00.000Z';
const digest = { means: 'mail', mail: { address: 'li@example.gov.cn', pace: 'digest', digestHours: [8] } };
const byWebhook = () => ({ means: 'webhook', webhook: { url: other.url } });

/** A step says of a Case whom it is a complaint about. */
const naming = (caseId: string, caseVersion: number, about: readonly { id: string }[]) =>
  ({
    ...{ type: 'xinqiao.case.complained-of.v1', payload: { caseId, caseVersion, about } },
  }) as CaseEvent<'xinqiao.case.complained-of.v1'>;

/** A step of its Case says that it is a complaint about the bureau of the tests. */
const foundAbout = ({ payload }: CaseEvent<'xinqiao.supervision.put-back.v1'>, manager: EntityManager) =>
  keepComplainedOf(manager, [naming(payload.caseId, 2, [bureau])]);

const comesToLight = (event: CaseEvent<'xinqiao.supervision.put-back.v1'>) =>
  following.database.inBatch(({ manager }) => foundAbout(event, manager));

/** How many calls and mails of these subscriptions wait. */
async function waiting(...ids: readonly string[]): Promise<number[]> {
  const rows = await following.database.dataSource.query<{ id: string }[]>(
    `select subscription_id as id from staff_delivery where status = 'pending'`,
  );
  return ids.map((id) => rows.filter((row) => row.id === id).length);
}

describe('Of a case that is found to be a complaint about a bureau', () => {
  it('nothing that waits goes out to its staff any more, and all else does', async () => {
    const { id: mailed } = await following.subscribe(atBureau, digest);
    const { id: called } = await following.subscribe(atBureau, byWebhook());
    const { id: city } = await following.subscribe(ofCity, byWebhook());
    const [found, another] = [bureauEvent('put-back'), bureauEvent('put-back')];
    await following.comes(found, another);
    expect(await waiting(mailed, called, city)).toEqual([2, 2, 2]);
    await comesToLight(found);
    expect(await waiting(mailed, called, city)).toEqual([1, 1, 2]);
    await following.database.letPass('1 day');
    const [mail] = await claimMails(following.database.dataSource, 10);
    expect(mail?.told.map(({ payload }) => payload)).toEqual([another.payload]);
    expect((await sendRound(following.calling(), 10)).map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
  });

  it('its staff is shown nothing and told nothing again, until it is no complaint', async () => {
    const { id } = await following.subscribe(atBureau, byWebhook());
    const event = bureauEvent('put-back');
    await following.comes(event);
    await sendRound(following.calling(), 10);
    await comesToLight(event);
    expect(await following.deliveriesOf(atBureau, id)).toEqual([]);
    expect(await following.replay.since(atBureau, id, longAgo)).toEqual({ replayed: 0 });
    await expect(following.replay.one(atBureau, id, other.ids[0]!)).rejects.toMatchObject({
      code: 'delivery-not-found',
    });
    const { caseId } = event.payload;
    await following.database.inBatch(({ manager }) => keepComplainedOf(manager, [naming(caseId, 3, [])]));
    expect(await following.replay.since(atBureau, id, longAgo)).toEqual({ replayed: 1 });
  });

  it('nothing that was told before is in the streams of its staff', async () => {
    await following.subscribe(atBureau, { means: 'stream' });
    const event = bureauEvent('put-back');
    await following.comes(event);
    const { dataSource } = following.database;
    await placeNotices(dataSource);
    const who = {
      subject: atBureau.subject,
      reach: { region: null, desks: null, staff: [bureauId], heads: [] },
      after: 0,
    };
    const heard = async () => (await readFeed(dataSource, [who]))[0]?.events.length;
    expect(await heard()).toBe(1);
    await comesToLight(event);
    expect(await heard()).toBe(0);
  });

  it.each(['while it is being told', 'while it is coming to light'])('nothing waits that comes %s', async (moment) => {
    const { id } = await following.subscribe(atBureau, byWebhook());
    const event = bureauEvent('put-back');
    const tell = (manager: EntityManager) =>
      new TellStaff(new CaseOutbox('notification')).execute([event], new BatchContext([manager, new Date()]));
    const find = (manager: EntityManager) => foundAbout(event, manager);
    const [first, second] = moment === 'while it is being told' ? [tell, find] : [find, tell];
    const { dataSource } = following.database;
    let later: Promise<void> | undefined;
    await dataSource.transaction(async (manager) => {
      await first(manager);
      later = dataSource.transaction(second);
      await eventually(async () => {
        const [row] = await dataSource.query<[{ waits: boolean }]>(
          `select exists (select from pg_locks where locktype = 'advisory' and not granted
                          and database = (select oid from pg_database where datname = current_database())) as waits`,
        );
        return row.waits;
      });
    });
    await later;
    expect(await waiting(id)).toEqual([0]);
  });
});
