import { bureau as successor, bureauEvent } from '../../test/bureau-events.ts';
import { escalationStep } from '../../test/escalations.ts';
import { atBureau, headOfBureau, NotificationOverHttp, type Somebody } from '../../test/notification-over-http.ts';
import { atTheSuccessor } from '#domain';
import { readMergers } from '#platform';
import { eventually } from '#testing';
import { followDirectory } from '../directory/follow-directory.ts';
import { placeNotices } from '../streaming/place-notices.ts';
import { readFeed } from '../streaming/read-feed.ts';
import { keepComplainedOf } from './keep-complained-of.ts';
import { reachOf } from './reach-of.ts';

type Naming = Parameters<typeof keepComplainedOf>[1][number];

const old = { id: '411681-labour', name: '项城市劳动局', regionCode: '411681' };
const former: Somebody = { ...atBureau, subject: 'former', bureauId: old.id };
const formerHead: Somebody = { ...headOfBureau, subject: 'former-head', bureauId: old.id };
const taxation = { id: '411681-taxation', name: '项城市税务局', regionCode: '411681' };
const neighbour: Somebody = { ...atBureau, subject: 'neighbour', bureauId: taxation.id };
const url = '/api/subscriptions';
const webhook = { means: 'webhook', webhook: { url: 'https://localhost/' } };

describe('After a merger, the staff of either bureau', () => {
  let notification: NotificationOverHttp;
  let version = 0;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
    version = 0;
    await announce(undefined);
  });
  afterEach(() => notification.stop());

  it('is told what either is to see to, by whichever it follows, and nobody else is', async () => {
    const [followsOld, followsSuccessor, other] = [
      await notification.subscribe(former, webhook),
      await notification.subscribe(atBureau, webhook),
      await notification.subscribe(neighbour, webhook),
    ];
    await notification.comes(bureauEvent('entered'));
    await announce(successor.id);
    await notification.comes(bureauEvent('reminder', { bureau: old }), bureauEvent('survey'));
    expect(await toldTo(followsOld)).toEqual(['xinqiao.reminder.raised.v1', 'xinqiao.survey.asked.v1']);
    expect(await toldTo(followsSuccessor)).toEqual([
      'xinqiao.reminder.raised.v1',
      'xinqiao.supervision.entered.v1',
      'xinqiao.survey.asked.v1',
    ]);
    expect(await toldTo(other)).toEqual([]);
  });

  it('hears as its head alone what was delegated to the other', async () => {
    const [head, handler] = [
      await notification.subscribe(headOfBureau, webhook),
      await notification.subscribe(atBureau, webhook),
    ];
    await announce(successor.id);
    await notification.comes(escalationStep('delegated', { toBureauId: old.id }));
    expect(await toldTo(head)).toEqual(['xinqiao.escalation.delegated.v1']);
    expect(await toldTo(handler)).toEqual([]);
  });

  it('goes on with what it followed, and follows the successor whichever it names', async () => {
    const kept = await notification.subscribe(formerHead, webhook);
    await announce(successor.id);
    await notification.letPass('20 days');
    const follow = (bureauId: string) => notification.ask(formerHead, 'POST', url, { means: 'stream', bureauId });
    await eventually(async () => (await follow(successor.id)).status === 201);
    expect(await follow(old.id)).toMatchObject({ status: 201, body: { bureauId: successor.id } });
    await notification.letPass('20 days');
    await notification.comes(bureauEvent('survey'));
    expect(await toldTo(kept)).toEqual([]);
    const listed = await notification.ask(formerHead, 'GET', url);
    expect(listed.body.subscriptions).toContainEqual(expect.objectContaining({ id: kept, bureauId: old.id }));
    await notification.comes(bureauEvent('survey'));
    expect(await toldTo(kept)).toEqual(['xinqiao.survey.asked.v1']);
    expect(await notification.ask(formerHead, 'GET', `${url}/${kept}/deliveries`)).toMatchObject({ status: 200 });
  });

  it('is told nothing of a complaint about the other, nor what waits of it, and of no merger else', async () => {
    const [followsOld, followsSuccessor] = [
      await notification.subscribe(former, webhook),
      await notification.subscribe(atBureau, webhook),
    ];
    const [aboutSuccessor, aboutOld] = [bureauEvent('entered', { bureau: old }), bureauEvent('entered')];
    await complainedOf(aboutSuccessor.payload.caseId, [successor]);
    await complainedOf(aboutOld.payload.caseId, [old]);
    await notification.comes(aboutSuccessor, aboutOld);
    await followed({ ...old, id: '411681-finance' }, taxation.id, 1);
    expect([await toldTo(followsOld), await toldTo(followsSuccessor)]).toEqual([[aboutOld.type], [aboutOld.type]]);
    await announce(successor.id);
    expect([await toldTo(followsOld), await toldTo(followsSuccessor)]).toEqual([[], []]);
    const { caseId } = aboutOld.payload;
    await notification.comes(bureauEvent('put-back', { caseId }), bureauEvent('put-back', { bureau: old, caseId }));
    expect([await toldTo(followsOld), await toldTo(followsSuccessor)]).toEqual([[], []]);
  });

  it('is told again what the other was told before, but for complaints about either and what is its head’s alone', async () => {
    await notification.subscribe(former, webhook);
    const [handlers, heads, others] = [
      await notification.subscribe(atBureau, webhook),
      await notification.subscribe(headOfBureau, webhook),
      await notification.subscribe(neighbour, webhook),
    ];
    await notification.subscribe(atBureau, { means: 'stream' });
    const aboutSuccessor = bureauEvent('entered', { bureau: old });
    await complainedOf(aboutSuccessor.payload.caseId, [successor]);
    const delegated = escalationStep('delegated', { toBureauId: old.id });
    await notification.comes(bureauEvent('reminder', { bureau: old }), aboutSuccessor, delegated);
    expect(await replayed(atBureau, handlers)).toBe(0);
    expect(await heardInStream()).toEqual([]);
    await announce(successor.id);
    await eventually(async () => (await replayed(atBureau, handlers)) === 1);
    expect(await toldTo(handlers)).toEqual(['xinqiao.reminder.raised.v1']);
    expect(await heardInStream()).toEqual(['xinqiao.reminder.raised.v1']);
    expect(await replayed(headOfBureau, heads)).toBe(2);
    expect(await toldTo(heads)).toEqual([delegated.type, 'xinqiao.reminder.raised.v1']);
    expect(await replayed(neighbour, others)).toBe(0);
    await announce(undefined);
    await eventually(async () => {
      await notification.dataSource.query('delete from staff_delivery');
      return (await replayed(atBureau, handlers)) === 0;
    });
  });

  it('is parted again where the merger is taken back', async () => {
    const [followsOld, followsSuccessor] = [
      await notification.subscribe(former, webhook),
      await notification.subscribe(atBureau, webhook),
    ];
    await announce(successor.id);
    await announce(undefined);
    await notification.comes(bureauEvent('reminder', { bureau: old }));
    expect(await toldTo(followsOld)).toEqual(['xinqiao.reminder.raised.v1']);
    expect(await toldTo(followsSuccessor)).toEqual([]);
  });

  /** What routing says of the old bureau from now on. */
  const announce = (successorId: string | undefined) => followed(old, successorId, ++version);

  const followed = (bureau: typeof old, successorId: string | undefined, itsVersion: number) =>
    notification.dataSource.transaction((manager) =>
      followDirectory(
        manager,
        [
          { ...bureau, successorId, version: itsVersion },
          { ...successor, version: 1 },
          { ...taxation, version: 1 },
        ].map((one) => ({ ...one, functions: [], officeHours: [] })),
      ),
    );

  async function complainedOf(caseId: string, about: readonly { id: string }[]): Promise<void> {
    const named = { type: 'xinqiao.case.complained-of.v1', payload: { caseId, caseVersion: 3, about } } as Naming;
    await notification.dataSource.transaction((manager) => keepComplainedOf(manager, [named]));
  }

  /** How many calls a replay of all that is kept has queued. */
  async function replayed(who: Somebody, id: string): Promise<unknown> {
    const since = { since: '2020-01-01T00:00:00.000Z' };
    const { body } = await notification.ask(who, 'POST', `${url}/${id}/replay`, since);
    return (body as { replayed?: number }).replayed;
  }

  /** What a stream of the successor's staff brings from the beginning, to who works there by the mergers of now. */
  async function heardInStream(): Promise<string[]> {
    const { dataSource } = notification;
    await placeNotices(dataSource);
    const { subject, roles } = atBureau;
    const staff = atTheSuccessor({ subject, roles, bureauId: successor.id }, await readMergers(dataSource.manager));
    const [heard] = await readFeed(dataSource, [{ subject, reach: reachOf(staff), after: 0 }]);
    return heard!.events.map(({ type }) => type);
  }

  /** What waits or was sent for a subscription. */
  async function toldTo(id: string): Promise<string[]> {
    const rows = await notification.dataSource.query<{ type: string }[]>(
      `select event_type as type from staff_delivery join staff_notice as notice on notice.id = notice_id
       where subscription_id = $1 order by 1`,
      [id],
    );
    return rows.map(({ type }) => type);
  }
});
