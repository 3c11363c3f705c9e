import {
  NotificationOverHttp,
  ofCity,
  ofCounty,
  ofProvince,
  type Somebody,
} from '../../test/notification-over-http.ts';
import type { SubscriptionList } from './following.dto.ts';

const url = '/api/subscriptions';
const colleague: Somebody = { ...ofCounty, subject: 'county-2' };
const mail = { address: 'du@example.gov.cn', pace: 'digest', digestHours: [8, 17] };
const wish = { regionCode: '411681', means: 'mail', mail, functions: ['labour-inspection'], isUrgentOnly: true };

describe('A subscription to escalations', () => {
  let notification: NotificationOverHttp;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
  });
  afterEach(() => notification.stop());

  it('is one’s own: nobody else sees, changes or ends it', async () => {
    const made = await ask(ofCounty, 'POST', url, wish);
    expect(made).toMatchObject({ status: 201, body: { ...wish, version: 1, isActive: true } });
    expect(await seenBy(ofCounty)).toMatchObject([wish]);
    expect(await seenBy(colleague)).toEqual([]);
    const one = `${url}/${made.body.id}`;
    expect(await ask(colleague, 'PUT', one, { regionCode: '411681', version: 1 })).toMatchObject({ status: 404 });
    expect(await ask(colleague, 'DELETE', one)).toMatchObject({ status: 204 });
    expect(await seenBy(ofCounty)).toHaveLength(1);
    expect(await ask(ofCounty, 'DELETE', one)).toMatchObject({ status: 204 });
    expect(await seenBy(ofCounty)).toEqual([]);
  });

  it('reaches no further than its owner does', async () => {
    const made = await ask(ofCounty, 'POST', url, wish);
    expect(await ask(ofCounty, 'POST', url, { ...wish, regionCode: '411600' })).toMatchObject({ status: 403 });
    expect(await ask(ofCounty, 'POST', url, { ...wish, regionCode: '411625' })).toMatchObject({ status: 403 });
    const wider = { regionCode: '410000', version: 1 };
    expect(await ask(ofCounty, 'PUT', `${url}/${made.body.id}`, wider)).toMatchObject({ status: 403 });
    expect(await ask(ofCity, 'POST', url, wish)).toMatchObject({ status: 201 });
    expect(await ask({ ...ofCounty, roles: ['handler'] }, 'POST', url, wish)).toMatchObject({ status: 403 });
  });

  it('is changed as it was seen, and not by who has seen an older version', async () => {
    const { id } = (await ask(ofCounty, 'POST', url, wish)).body;
    const change = { regionCode: '411681', kinds: ['instruction'], version: 1 };
    const answers = await Promise.all([1, 2].map(() => ask(ofCounty, 'PUT', `${url}/${id}`, change)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const [kept] = await seenBy(ofCounty);
    expect(kept).toMatchObject({ version: 2, kinds: ['instruction'], mail });
    expect(kept).not.toHaveProperty('functions');
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'subscription-changed',
      current: kept,
    });
  });

  it('is one of twenty at most, also where several are made at once', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => ask(ofCounty, 'POST', url, wish)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.find(({ status }) => status !== 201)?.body).toMatchObject({ code: 'too-many-subscriptions' });
    expect(await ask(colleague, 'POST', url, wish)).toMatchObject({ status: 201 });
  });

  it('keeps neither mail address nor secret where somebody with the table could read it', async () => {
    const webhook = { url: 'https://hooks.example.org/x' };
    const made = await ask(ofCounty, 'POST', url, { regionCode: '411681', means: 'webhook', webhook });
    await ask(ofCounty, 'POST', url, wish);
    expect(made.body.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const rows = await notification.dataSource.query(
      'select s::text, w::text from staff_subscription s left join webhook w on w.subscription_id = s.id',
    );
    expect(JSON.stringify(rows)).not.toMatch(/du@example|whsec_/);
    expect(JSON.stringify(rows)).not.toContain(String(made.body.secret).slice(6));
    expect(JSON.stringify(await seenBy(ofCounty))).not.toContain('whsec_');
  });

  it('stands in the audit trail when it begins and when it ends', async () => {
    const { id } = (await ask(ofProvince, 'POST', url, { regionCode: '410000', means: 'stream' })).body;
    await ask(ofProvince, 'DELETE', `${url}/${id}`);
    const entries = await notification.asOwner('select staff, action, about from audit.entry order by number');
    expect(entries).toEqual(
      ['subscribe', 'unsubscribe'].map((action) => ({ staff: 'province-1', action, about: `subscription:${id}` })),
    );
  });

  it.each([
    ['regionCode', { ...wish, regionCode: '4116' }],
    ['means', { ...wish, means: 'pigeon' }],
    ['mail', { ...wish, mail: undefined }],
    ['mail.address', { ...wish, mail: { ...mail, address: 'nobody' } }],
    ['mail.digestHours', { ...wish, mail: { ...mail, digestHours: [24] } }],
    ['mail.digestHours', { ...wish, mail: { ...mail, digestHours: undefined } }],
    ['mail.colour', { ...wish, mail: { ...mail, colour: 'red' } }],
    ['levels', { ...wish, levels: ['village'] }],
    ['kinds', { ...wish, kinds: [] }],
    ['webhook.url', { regionCode: '411681', means: 'webhook', webhook: { url: 'https://127.0.0.1/' } }],
    ['webhook.url', { regionCode: '411681', means: 'webhook', webhook: { url: 'http://hooks.example.org/' } }],
  ])('says that %s breaks its rule', async (field, body) => {
    const answer = await ask(ofCounty, 'POST', url, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
  });

  const ask = (...asked: Parameters<NotificationOverHttp['ask']>) => notification.ask(...asked);
  const seenBy = async (staff: Somebody) => ((await ask(staff, 'GET', url)).body as SubscriptionList).subscriptions;
});
