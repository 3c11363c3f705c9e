import { createService, startService, type StaffRole } from '#platform';
import {
  eventually,
  type PublishedEvent,
  publishEvents,
  serviceEnvironment,
  testDatabase,
  type TestDatabase,
  testTopics,
  type TestTopics,
  TokenIssuer,
} from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { miscounted } from '../../test/miscounted.ts';
import { submitted } from '../../test/routing-database.ts';
import { announcedAs } from '../../test/announced-as.ts';
import { routing } from '../routing.definition.ts';

const estates = ['阳光花园', '瑞贝卡家天下', '恒大绿洲', '空港新城', '天宝佳苑', '腾飞花园', '锦绣家园', '永兴花园'];
const wordings = [
  '暖气片是凉的，屋里十四度',
  '集中供热温度不达标，暖气不热',
  '交了取暖费暖气一直不热',
  '地暖不热，家里太冷',
];

const coldRadiators = estates.flatMap((estate, index) =>
  wordings.map((wording) =>
    submitted({
      channel: (['leader-mailbox', 'hotline', 'message-board'] as const)[index % 3],
      subject: '暖气不热',
      body: `许昌市魏都区${estate}，${wording}。`,
    }),
  ),
);

const later = submitted({ subject: '暖气不热', body: '许昌市魏都区帝豪花园，家里暖气还是不热。' });

interface Answer {
  readonly id?: string;
  readonly version?: number;
  readonly next?: string;
  readonly entries?: readonly Answer[];
  readonly members?: readonly { readonly caseNumber: string }[];
}

describe('Hot issues of two instances over Kafka', () => {
  let database: TestDatabase;
  let topics: TestTopics;
  let identity: TokenIssuer;
  let apps: NestFastifyApplication[];

  beforeAll(async () => {
    [database, topics, identity] = await Promise.all([
      testDatabase(),
      testTopics({ partitions: 6 }),
      TokenIssuer.start(),
    ]);
    const env = serviceEnvironment(database.urlFor('routing'), {
      TOPIC_PREFIX: topics.prefix,
      OIDC_ISSUER: identity.issuer,
    });
    apps = [await createService(routing, env), await createService(routing, env)];
    await Promise.all(apps.map(startService));
  }, 120_000);
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await Promise.all([database.drop(), topics.drop(), identity.stop()]);
  });

  it('are proposed once, whichever instance gets which message', async () => {
    await publish(coldRadiators);
    await eventually(async () => (await count('voice')) === coldRadiators.length);
    expect(await count(`hot_issue where status = 'proposed'`)).toBe(1);
    expect(await count('hot_issue')).toBe(1);
    await eventually(async () => (await count('outbox')) === 0);
    const { entries } = await ask('GET', '?region=410000');
    expect(entries).toMatchObject([{ function: 'heating-gas', people: coldRadiators.length, status: 'proposed' }]);
  });

  it('are shown with their cases, a page at a time', async () => {
    const { id } = await theIssue();
    const first = await ask('GET', `/${id}?limit=20`);
    const rest = await ask('GET', `/${id}?limit=20&after=${first.next}`);
    const shown = [...first.members!, ...rest.members!].map(({ caseNumber }) => caseNumber);
    expect(shown.toSorted()).toEqual(coldRadiators.map(({ payload }) => payload.caseNumber).toSorted());
    expect(rest.next).toBeUndefined();
  });

  it('are found by region, function and status only', async () => {
    expect((await ask('GET', '?region=411000&function=heating-gas')).entries).toHaveLength(1);
    expect((await ask('GET', '?region=410100')).entries).toEqual([]);
    expect((await ask('GET', '?region=411000&function=transport')).entries).toEqual([]);
    expect((await ask('GET', '?region=411000&status=confirmed')).entries).toEqual([]);
  });

  it('can be given a better title, and lose a case that is about something else', async () => {
    const before = await theIssue();
    const [event] = coldRadiators;
    await ask('POST', `/${before.id}/rename`, { version: before.version, title: '许昌市集中供热不达标' });
    const body = { version: Number(before.version) + 1, caseNumber: event!.payload.caseNumber };
    await ask('POST', `/${before.id}/remove-member`, body);
    const left = coldRadiators.length - 1;
    expect(await theIssue()).toMatchObject({ title: '许昌市集中供热不达标', people: left, messages: left });
    expect(await ask('POST', `/${before.id}/remove-member`, { ...body, version: body.version + 1 })).toMatchObject({
      code: 'member-not-found',
    });
  });

  it.each(['张三13812345678欠薪', '张三１３８ 1234 5678欠薪', '身份证41108219800101123X', '微信feng2026a骗钱'])(
    'are not called %s, by which a person could be found',
    async (title) => {
      const { id, version } = await theIssue();
      expect(await ask('POST', `/${id}/rename`, { version, title })).toMatchObject({ status: 400 });
      expect(await theIssue()).toMatchObject({ version, title: '许昌市集中供热不达标' });
    },
  );

  it('take no case of another county from somebody who answers for theirs alone', async () => {
    const { id, version } = await theIssue();
    const { caseId, caseNumber } = coldRadiators[0]!.payload;
    const lyingIn = (region: string) =>
      apps[0]!.get(DataSource).query('update voice set region_code = $2 where case_id = $1', [caseId, region]);
    await lyingIn('411003');
    const answer = await ask('POST', `/${id}/add-member`, { version, caseNumber }, { region: '411002' });
    expect(answer).toMatchObject({ status: 403 });
    expect(await theIssue()).toMatchObject({ messages: coldRadiators.length - 1 });
    await lyingIn('411002');
  });

  it('get a case back that was taken out by mistake', async () => {
    const { id, version } = await theIssue();
    const [event] = coldRadiators;
    const { caseNumber } = event!.payload;
    await ask('POST', `/${id}/add-member`, { version, caseNumber });
    expect(await theIssue()).toMatchObject({ people: coldRadiators.length, messages: coldRadiators.length });
    const again = await ask('POST', `/${id}/add-member`, { version: Number(version) + 1, caseNumber });
    expect(again).toMatchObject({ code: 'member-not-found' });
    expect(await miscounted(apps[0]!.get(DataSource))).toEqual([]);
  });

  it('can be decided on as they were seen, though more has been written meanwhile', async () => {
    const { id, version } = await theIssue();
    await publish([later]);
    await eventually(async () => (await count('voice')) === coldRadiators.length + 1);
    expect(await theIssue()).toMatchObject({ id, version, messages: coldRadiators.length + 1 });
  });

  it('are confirmed by a person, and each of their cases is announced', async () => {
    const { id, version } = await theIssue();
    await ask('POST', `/${id}/confirm`, { version });
    expect(await ask('GET', `/${id}`)).toMatchObject({ status: 'confirmed', decidedBy: 'supervisor-1' });
    const joined = await announcedAs(topics.prefix, 'xinqiao.hot-issue.member-joined.v1', coldRadiators.length + 1);
    expect(new Set(joined.map(({ hotIssueId }) => hotIssueId))).toEqual(new Set([id]));
  });

  it.each([
    ['confirm', {}],
    ['dismiss', { reason: '不属共性问题' }],
    ['rename', { title: '许昌市暖气' }],
  ])('that are confirmed refuse to %s, and say what they are', async (step, more) => {
    const { id, version } = await theIssue('confirmed');
    const refused = await ask('POST', `/${id}/${step}`, { version, ...more });
    expect(refused).toMatchObject({ code: 'hot-issue-status', status: 409 });
  });

  it('tell who comes too late that they have changed', async () => {
    const { id } = await theIssue('confirmed');
    expect(await ask('POST', `/${id}/confirm`, { version: 1 })).toMatchObject({ code: 'hot-issue-changed' });
  });

  it('are nobody’s business who does not answer for the region', async () => {
    const { id } = await theIssue('confirmed');
    expect(await ask('GET', `/${id}`, undefined, { region: '410100' })).toMatchObject({ status: 403 });
    expect(await ask('GET', '?region=411000', undefined, { role: 'handler' })).toMatchObject({ status: 403 });
    expect(await ask('POST', `/${id}/confirm`, { version: 1 }, { role: 'administrator' })).toMatchObject({
      status: 403,
    });
    expect(await ask('GET', '/01936f9a-11aa-7b2c-9d3e-4f5a6b7c8d9e')).toMatchObject({ code: 'hot-issue-not-found' });
  });

  /** The one hot issue there is. */
  async function theIssue(status = 'proposed'): Promise<Answer> {
    const { entries } = await ask('GET', `?region=411000&status=${status}`);
    expect(entries).toHaveLength(1);
    return entries![0]!;
  }

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    { role = 'supervisor', region = '410000' }: { role?: StaffRole; region?: string } = {},
  ): Promise<Answer> {
    const token = await identity.token({ sub: `${role}-1`, roles: [role], region });
    const headers = { authorization: `Bearer ${token}` };
    const answer = await apps[0]!.inject({ method, url: `/api/hot-issues${url}`, headers, payload });
    return answer.body === '' ? {} : answer.json<Answer>();
  }

  async function count(from: string): Promise<number> {
    const [row] = await apps[0]!
      .get(DataSource)
      .query<[{ count: number }]>(`select count(*)::integer as count from ${from}`);
    return row.count;
  }

  const publish = (events: readonly PublishedEvent[]) => publishEvents(`${topics.prefix}xinqiao.intake.v1`, events);
});
