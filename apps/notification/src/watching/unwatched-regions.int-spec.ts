import {
  NotificationOverHttp,
  ofCity,
  ofCounty,
  ofProvince,
  type Somebody,
} from '../../test/notification-over-http.ts';
import { followDirectory } from '../directory/follow-directory.ts';
import { LookAtRegions } from './look-at-regions.ts';

const mail = { means: 'mail', mail: { address: 'du@example.gov.cn', pace: 'immediate' } };
const digest = { means: 'mail', mail: { address: 'du@example.gov.cn', pace: 'digest', digestHours: [8] } };
const [province, city, county, otherCounty, direct] = ['410000', '411600', '411681', '411625', '419001'];

describe('A region with a bureau in force', () => {
  let notification: NotificationOverHttp;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
  });
  afterEach(() => notification.stop());

  const directory = (regions: readonly string[], { version = 1, successorId = undefined as string | undefined } = {}) =>
    notification.dataSource.transaction((manager) =>
      followDirectory(
        manager,
        regions.map((regionCode) => ({
          ...{
            id: `${regionCode}-taxation`,
            name: '税务局',
            regionCode,
            functions: [],
            officeHours: [],
            version,
            successorId,
          },
        })),
      ),
    );
  const look = (app = notification.app) => app.get(LookAtRegions, { strict: false }).round();
  const subscribe = (staff: Somebody, wish: object = {}) => notification.subscribe(staff, wish);
  const gauge = async () => {
    const { body } = await notification.app.inject('/metrics');
    const found = body.matchAll(/^xinqiao_regions_unwatched\{level="(\w+)"\} (\d+)$/gm);
    return Object.fromEntries([...found].map(([, level, count]) => [level, Number(count)])) as Record<string, number>;
  };
  const mailed = () =>
    notification.dataSource.query<{ subject: string; regions: string[]; isDigest: boolean }[]>(
      `select delivery.subject, payload -> 'regionCodes' as regions, is_digest as "isDigest" from staff_delivery as delivery
         join staff_notice on staff_notice.id = notice_id where event_type = 'regions-unwatched' order by 1, heard_at`,
    );

  it('of whose escalations nobody is told is an alarm though none is raised, once while that stands, and over when somebody subscribes', async () => {
    await directory([county, otherCounty]);
    await subscribe({ ...ofCounty, subject: 'elsewhere', regionCode: otherCounty });
    const another = await notification.another();
    const looks = await Promise.all([look(), look(another), look()]);
    expect(looks.flatMap(({ begun }) => begun)).toEqual([county]);
    expect(await look(another)).toEqual({ begun: [], over: [] });
    expect(await gauge()).toEqual({ county: 1, city: 0, province: 0 });
    const own = await subscribe(ofCounty);
    const after = await Promise.all([look(), look(another)]);
    expect(after.flatMap(({ over }) => over)).toEqual([county]);
    expect(await gauge()).toEqual({ county: 0, city: 0, province: 0 });
    await notification.ask(ofCounty, 'DELETE', `/api/subscriptions/${own}`);
    expect(await look()).toEqual({ begun: [county], over: [] });
  });

  it('is covered by whoever follows the city or the province with all that lies in it', async () => {
    await directory([county, otherCounty, direct, city]);
    await subscribe(ofCity);
    expect((await look()).begun).toEqual([direct]);
    await subscribe(ofProvince);
    expect(await look()).toEqual({ begun: [], over: [direct] });
  });

  it('is told of as part of the region above where that has nobody either, and by itself when only it is left', async () => {
    await directory([county, otherCounty, city, province]);
    expect((await look()).begun).toEqual([province]);
    expect(await gauge()).toEqual({ county: 2, city: 1, province: 1 });
    await subscribe(ofProvince, { levels: ['province', 'city'] });
    expect(await look()).toEqual({ begun: [otherCounty, county], over: [province] });
    await subscribe(ofCounty);
    expect(await look()).toEqual({ begun: [], over: [county] });
  });

  it.each([
    ['only one function', { functions: ['heating'] }],
    ['only what is urgent', { isUrgentOnly: true }],
    ['only some kinds', { kinds: ['clock-step', 'second-reopening'] }],
    ['only what is above', { levels: ['city', 'province'] }],
  ])('has nobody where its supervisor follows %s', async (_, wish) => {
    await directory([county]);
    await subscribe(ofCounty, wish);
    expect((await look()).begun).toEqual([county]);
    await subscribe({ ...ofCounty, subject: 'county-2' }, { kinds: ['instruction'] });
    await subscribe({ ...ofCounty, subject: 'county-3' }, { kinds: ['clock-step', 'second-reopening'] });
    expect((await look()).over).toEqual([county]);
  });

  it('has nobody when its supervisor was not seen for long, until he comes, or his webhook is disabled', async () => {
    await directory([county]);
    const id = await subscribe(ofCounty, { means: 'webhook', webhook: { url: 'https://localhost/' } });
    expect(await look()).toEqual({ begun: [], over: [] });
    await notification.letPass('31 days');
    expect((await look()).begun).toEqual([county]);
    await notification.ask(ofCounty, 'GET', '/api/subscriptions');
    expect((await look()).over).toEqual([county]);
    await notification.dataSource.query(
      `update staff_subscription set is_active = false, disabled_because = 'gone', disabled_at = platform.now() where id = $1`,
      [id],
    );
    expect((await look()).begun).toEqual([county]);
  });

  it('is asked of no more when its bureaus were merged away', async () => {
    await directory([county, otherCounty]);
    await subscribe({ ...ofCounty, subject: 'elsewhere', regionCode: otherCounty });
    expect((await look()).begun).toEqual([county]);
    await directory([county], { version: 2, successorId: `${otherCounty}-taxation` });
    expect((await look()).over).toEqual([county]);
  });

  it('is told by mail to the nearest region above where somebody has one: each person once, all regions in one', async () => {
    await directory([county, otherCounty, direct]);
    await subscribe(ofProvince, { ...digest, levels: ['province'] });
    await subscribe(ofCity, { ...mail, levels: ['city'] });
    await subscribe(ofCity, { ...mail, kinds: ['instruction'] });
    expect((await look()).begun).toEqual([otherCounty, county, direct]);
    await look();
    expect(await mailed()).toEqual([
      { subject: ofCity.subject, regions: [otherCounty, county], isDigest: false },
      { subject: ofProvince.subject, regions: [direct], isDigest: true },
    ]);
  });

  it('is told by mail at once to who has a digest and a mail that comes at once, and in no digest', async () => {
    await directory([county]);
    await subscribe(ofCity, { ...digest, levels: ['city'] });
    await subscribe(ofCity, { ...mail, levels: ['city'] });
    await look();
    expect(await mailed()).toEqual([{ subject: ofCity.subject, regions: [county], isDigest: false }]);
  });

  it('is told by mail as soon as somebody above has a subscription by mail, once while it stands', async () => {
    await directory([county, direct]);
    await subscribe(ofProvince, { levels: ['province'] });
    expect((await look()).begun).toEqual([county, direct]);
    expect(await mailed()).toEqual([]);
    await directory([otherCounty]);
    await subscribe(ofProvince, { ...mail, levels: ['province'] });
    expect((await look()).begun).toEqual([otherCounty]);
    const all = { subject: ofProvince.subject, regions: [otherCounty, county, direct], isDigest: false };
    expect(await mailed()).toEqual([all]);
    await subscribe(ofProvince, { ...mail, kinds: ['instruction'] });
    await subscribe(ofCity, { ...mail, levels: ['city'] });
    expect(await look()).toEqual({ begun: [], over: [] });
    expect(await mailed()).toEqual([all]);
    const own = await subscribe(ofCounty);
    await look();
    await notification.ask(ofCounty, 'DELETE', `/api/subscriptions/${own}`);
    await look();
    expect(await mailed()).toEqual([{ subject: ofCity.subject, regions: [county], isDigest: false }, all]);
  });

  it('is not told by mail while it is told of as part of the region above, and is once only it is left', async () => {
    await directory([county]);
    await look();
    await directory([city]);
    expect((await look()).begun).toEqual([city]);
    await subscribe(ofProvince, { ...mail, levels: ['province'] });
    await look();
    await subscribe(ofCity, { levels: ['city'] });
    await look();
    expect((await mailed()).map(({ regions }) => regions)).toEqual([[city], [county]]);
  });
});
