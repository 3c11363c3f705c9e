import { HotIssueConfig } from './hot-issue.config.ts';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { listQuery, membersQuery } from './find-hot-issues.ts';
import { postingQuery, sharedQuery } from './issue-table.ts';
import { earlierQuery } from './voice-table.ts';

type Routing = Awaited<ReturnType<typeof routingDatabase>>;

/** As several estates of one city would say it in December, by mailbox, hotline and message board. */
const coldRadiators = [
  submitted({
    channel: 'leader-mailbox',
    subject: '暖气不热',
    body: '许昌市魏都区阳光花园，暖气片摸着是凉的，屋里只有十四度。',
  }),
  submitted({
    channel: 'hotline',
    subject: '',
    body: '来电人反映许昌市建安区瑞贝卡家天下小区集中供热温度不达标，家中老人受冻。',
  }),
  submitted({
    channel: 'message-board',
    subject: '交了暖气费不供暖',
    body: '许昌市东城区恒大绿洲，交了取暖费，暖气一直不热，打热力公司电话没人接。',
  }),
  submitted({
    channel: 'hotline',
    subject: '',
    body: '许昌市魏都区空港新城业主来电，家里暖气温度低，地暖不热，要求供热公司处理。',
  }),
  submitted({
    channel: 'message-board',
    subject: '家里冻死了',
    body: '许昌魏都区天宝佳苑，供暖半个月了暖气还是不热，孩子感冒了。',
  }),
];

/** In June, when the maize withers. */
const dryWells = [
  submitted({ channel: 'weibo', subject: '', body: '漯河市召陵区万金镇机井坏了没人修，浇不了地，玉米快旱死了 #抗旱#' }),
  submitted({ channel: 'wechat', subject: '', body: '临颍县王岗镇的机井坏了两个月没人修，地浇不上' }),
  submitted({ channel: 'weibo', subject: '', body: '漯河源汇区问十乡的机井坏了浇不上地，大旱天急死人' }),
  submitted({ channel: 'weibo', subject: '', body: '舞阳县北舞渡镇灌溉机井不能用，浇地靠拉水' }),
  submitted({ channel: 'wechat', subject: '', body: '漯河郾城区龙城镇的灌溉机井坏了，浇不成地，庄稼旱得卷叶' }),
];

/** A road between two places that ends in a field. */
const deadEndRoad = [
  '濮阳市文明路北延修了一半就断了，成了断头路，什么时候能通车？',
  '清丰县和濮阳之间文明路北延是断头路，我们批发市场的货车每天绕行十几公里。',
  '请问濮阳市文明路北延工程何时打通，现在断头路晚上没有灯，很危险。',
].map((body) => submitted({ subject: '', body }));

const nil = '00000000-0000-0000-0000-000000000000';

describe('What many people speak of', () => {
  let routing: Routing;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  it('is one hot issue out of three channels, several estates and many wordings', async () => {
    for (const event of coldRadiators) await routing.decide([event]);
    expect(await proposals()).toMatchObject([
      { title: expect.stringContaining('许昌市'), function: 'heating-gas', region: { code: '411000' }, people: 5 },
    ]);
  });

  it('is proposed again when it has come to twice as many people, and not with each that writes', async () => {
    for (const event of coldRadiators) await routing.decide([event]);
    for (const { payload } of coldRadiators.slice(0, 4)) {
      const { channel, subject, body } = payload;
      await routing.decide([submitted({ channel, subject, body })]);
    }
    const said = await proposals();
    expect(said.map(({ people }) => people)).toEqual([5, 8]);
    expect(new Set(said.map(({ hotIssueId }) => hotIssueId)).size).toBe(1);
    expect(await issues()).toMatchObject([{ people: 9 }]);
  });

  it('is one hot issue as well when all came in one batch', async () => {
    await routing.decide(coldRadiators);
    expect(await proposals()).toHaveLength(1);
  });

  it('is one hot issue where one matter fails all over a city in its season', async () => {
    await routing.decide(dryWells);
    expect(await proposals()).toMatchObject([{ matter: { code: 'irrigation-wells' }, region: { code: '411100' } }]);
  });

  it('is found by the name of a road that reaches over a border, and by what is wrong with it', async () => {
    await routing.decide(deadEndRoad);
    expect(await proposals()).toMatchObject([{ title: expect.stringContaining('文明路北'), people: 3 }]);
  });

  it.each([
    ['counties', '清丰县', '南乐县', ['410922', '410923']],
    ['a district and a county-level city', '许昌市魏都区', '禹州市', ['411002', '411081']],
    ['districts, which people mistake', '许昌市魏都区', '许昌市建安区', ['411000']],
  ])('is told apart by where an estate lies, of one name in two %s', async (_, here, there, regions) => {
    const wordings = ['电梯坏了一个月没人修', '电梯又停了，物业不修电梯', '电梯老是坏，没人修'];
    for (const wording of wordings)
      await routing.decide(
        [here, there].map((place) => submitted({ subject: '', body: `${place}翰林花园${wording}` })),
      );
    const codes = (await proposals()).map(({ region }) => (region as { code: string }).code);
    expect(codes.toSorted()).toEqual(regions);
  });

  it('is not what is said of an estate in another county either when somebody who named the city alone has joined', async () => {
    const places = ['清丰县', '清丰县', '濮阳市', '清丰县', '南乐县', '南乐县', '南乐县'];
    for (const place of places)
      await routing.decide([submitted({ subject: '', body: `${place}翰林花园电梯坏了一个月没人修` })]);
    expect(await issues()).toEqual(expect.arrayContaining([4, 3].map((messages) => ({ messages, people: messages }))));
  });

  it('is not what is said of several places', async () => {
    const places = ['桐柏县淮源大道', '唐河县星江路', '社旗县赊店路'];
    await routing.decide(places.map((place) => submitted({ subject: '', body: `${place}路灯坏了半个月没有人修。` })));
    expect(await proposals()).toEqual([]);
  });

  it('is not what one person says again and again', async () => {
    for (const { payload } of deadEndRoad)
      await routing.decide([submitted({ subject: '', body: payload.body, writer: 'one' })]);
    expect(await proposals()).toEqual([]);
  });

  it('is raised once by two who handle messages at the same moment', async () => {
    await Promise.all(coldRadiators.map((event) => routing.decide([event])));
    expect(await proposals()).toHaveLength(1);
    expect(await issues()).toMatchObject([{ messages: 5, people: 5 }]);
  });

  it('leaves nothing behind when the batch fails', async () => {
    const [event] = deadEndRoad;
    await expect(routing.decide([...deadEndRoad, event!])).rejects.toThrow(/duplicate key/);
    expect(await issues()).toEqual([]);
  });

  it('keeps no word of the writers, but what they have in common', async () => {
    await routing.decide([submitted({ subject: '', body: '濮阳文明路北延断头路，我是王小明，电话13900001111。' })]);
    const kept = await routing.dataSource.query<object[]>('select * from voice');
    expect(JSON.stringify(kept)).not.toMatch(/王小明|1390000|文明/);
  });

  it.each([
    ['an issue by a term', postingQuery, [['4109/transport'], [1], new Date()]],
    ['the waves of a network', sharedQuery, [['4110/heating-gas'], ['x'], new Date()]],
    ['hot issues to show', listQuery, ['proposed', 'infinity', nil, '41', null, 50]],
    ['the cases of one', membersQuery, [nil, '-infinity', nil, 50]],
    ['what a person has written before', earlierQuery, [['one'], new Date()]],
  ])('looks up %s in an index, a few rows at most', async (_, query, values) => {
    await routing.dataSource.query('set enable_seqscan = off');
    const plan = await routing.dataSource.query<object[]>(`explain (format json) ${query}`, values);
    const text = JSON.stringify(plan);
    expect(text).toMatch(/"Node Type":"Limit"/);
    expect(text).toMatch(/"Node Type":"Index( Only)? Scan"/);
    expect(text).not.toMatch(/"Node Type":"Seq Scan"/);
  });

  async function proposals(): Promise<Record<string, unknown>[]> {
    const announced = await routing.announced();
    return announced.filter(({ type }) => type === 'xinqiao.hot-issue.proposed.v1').map(({ payload }) => payload);
  }

  const issues = (): Promise<object[]> => routing.dataSource.query('select messages, people from hot_issue');
});

describe('What is confirmed by policy', () => {
  let routing: Routing;
  beforeEach(async () => {
    routing = await routingDatabase({
      sharedMatters: new HotIssueConfig().sharedMatters,
      sharedPeople: 3,
      confirmedAt: 4,
    });
  });
  afterEach(() => routing.close());

  it('announces all its cases, and each that joins from then on', async () => {
    for (const event of coldRadiators) await routing.decide([event]);
    const announced = (await routing.announced()).filter(({ type }) => type.startsWith('xinqiao.hot-issue'));
    expect(announced.map(({ type }) => type.split('.')[2])).toEqual([
      'proposed',
      'confirmed',
      ...Array.from({ length: 5 }, () => 'member-joined'),
    ]);
    expect(announced.slice(2).map(({ payload }) => payload.caseId)).toEqual(
      expect.arrayContaining(coldRadiators.map(({ payload }) => payload.caseId)),
    );
  });

  it('is said to have grown when it has come to twice as many people, and not with each that writes', async () => {
    for (const event of coldRadiators) await routing.decide([event]);
    for (const { payload } of coldRadiators.slice(0, 4)) {
      const { channel, subject, body } = payload;
      await routing.decide([submitted({ channel, subject, body })]);
    }
    const announced = await routing.announced();
    const grown = announced.filter(({ type }) => type === 'xinqiao.hot-issue.grown.v1').map(({ payload }) => payload);
    const [confirmed] = announced
      .filter(({ type }) => type === 'xinqiao.hot-issue.confirmed.v1')
      .map(({ payload }) => payload);
    expect(grown).toMatchObject([{ hotIssueId: confirmed!.hotIssueId, people: 8, region: { code: '411000' } }]);
  });
});

describe('A person who writes again about the same matter', () => {
  let routing: Routing;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  const wages = (body: string, writer?: string) => submitted({ subject: '', body, writer });

  it('repeats the first case, and is urgent at the third time', async () => {
    const events = [
      wages('项城市东方建筑工地拖欠我一年工资五万元，老板不接电话。', 'one'),
      wages('上个月反映过项城市东方建筑工地欠我工资的事，到现在还是没给。', 'one'),
      wages('项城东方建筑的工资还是没有发，我反映三次了。', 'one'),
    ];
    for (const event of events) await routing.decide([event]);
    const [first, second, third] = await decisions();
    expect(first).not.toHaveProperty('repeatOf');
    const { caseId, caseNumber } = events[0]!.payload;
    expect(second).toMatchObject({ repeatOf: { caseId, caseNumber, times: 2 }, urgent: false });
    expect(third).toMatchObject({ repeatOf: { caseId, caseNumber, times: 3 }, urgent: true });
    expect(third?.reasons).toContain(`来信人第3次反映同一事项，首次工单为${caseNumber}，按紧急件办理。`);
  });

  it('is recognised within one batch', async () => {
    await routing.decide([
      wages('项城市东方建筑工地拖欠我一年工资五万元。', 'one'),
      wages('项城市东方建筑工地欠我工资，请解决。', 'one'),
    ]);
    expect((await decisions())[1]).toMatchObject({ repeatOf: { times: 2 } });
  });

  it.each([
    ['another person', wages('项城市东方建筑工地欠我工资，请解决。', 'two')],
    ['nobody known', wages('项城市东方建筑工地欠我工资，请解决。')],
    ['another matter', submitted({ subject: '', body: '项城市光明路的路灯不亮，晚上看不见。', writer: 'one' })],
  ])('does not repeat what is by %s', async (_, other) => {
    await routing.decide([wages('项城市东方建筑工地拖欠我一年工资五万元。', 'one')]);
    await routing.decide([other]);
    expect((await decisions())[1]).not.toHaveProperty('repeatOf');
  });

  it('begins anew once the case is settled', async () => {
    const first = wages('项城市东方建筑工地拖欠我一年工资五万元。', 'one');
    await routing.decide([first]);
    await routing.dataSource.query('update voice set closed_at = now() where case_id = $1', [first.payload.caseId]);
    await routing.decide([wages('项城市东方建筑工地又欠我工资了。', 'one')]);
    expect((await decisions())[1]).not.toHaveProperty('repeatOf');
  });

  async function decisions(): Promise<Record<string, unknown>[]> {
    const announced = await routing.announced();
    return announced.filter(({ type }) => type === 'xinqiao.routing.decided.v1').map(({ payload }) => payload);
  }
});
