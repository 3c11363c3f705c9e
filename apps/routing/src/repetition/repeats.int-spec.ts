import { miscounted } from '../../test/miscounted.ts';
import { routingDatabase, submitted } from '../../test/routing-database.ts';

type Routing = Awaited<ReturnType<typeof routingDatabase>>;

interface Told {
  readonly caseNumber: string;
  readonly urgent: boolean;
  readonly jurisdiction?: { readonly code: string };
  readonly repeatOf?: { readonly caseNumber: string; readonly times: number };
}

describe('One person who writes again', () => {
  let routing: Routing;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  const byOne = (body: string, more: object = {}) => submitted({ subject: '', body, writer: 'one', ...more });
  const lamps = '我家门口那条路的路灯坏了很久，晚上一片漆黑，一直没有人来修。';

  it('is counted without gap or double, by whom and at what place soever his messages are handled at the same moment', async () => {
    const boards = ['411681', '411122', '410922', '411002', '410181', '411522'];
    await Promise.all(boards.map((regionHint) => routing.decide([byOne(lamps, { regionHint })])));
    const times = (await decisions()).map(({ repeatOf }) => repeatOf?.times ?? 1);
    expect(times.toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is counted in the order of writing, also where a batch has another', async () => {
    const [first, second, third] = ['04:00', '04:01', '04:02'].map((time) =>
      byOne(lamps, { regionHint: '411681', submittedAt: `2026-11-23T${time}:00.000Z` }),
    );
    await routing.decide([third!, first!, second!]);
    const told = new Map((await decisions()).map((one) => [one.caseNumber, one]));
    expect(told.get(first!.payload.caseNumber)).not.toHaveProperty('repeatOf');
    expect(told.get(second!.payload.caseNumber)).toMatchObject({ repeatOf: { times: 2 }, urgent: false });
    expect(told.get(third!.payload.caseNumber)).toMatchObject({ repeatOf: { times: 3 }, urgent: true });
  });

  it('means the place of the case that is repeated where none is named, and is heard there', async () => {
    await routing.decide([byOne('清丰县马庄桥镇文明路北延修了一半，成了断头路，什么时候能通？')]);
    await routing.decide([byOne('那条文明路北延断头路还是没有修通，请问到底什么时候能通？')]);
    const [first, second] = await decisions();
    expect(second).not.toHaveProperty('jurisdiction');
    expect(second).toMatchObject({ repeatOf: { caseNumber: first!.caseNumber, times: 2 } });
    const heard = await routing.dataSource.query<object[]>(
      'select voice.region_code from voice join hot_issue on id = issue_id where voice.region_code = hot_issue.region_code',
    );
    expect(heard).toEqual([{ region_code: '410922' }, { region_code: '410922' }]);
  });

  it('is remembered where no place is known at all', async () => {
    await routing.decide([byOne('小区的路灯坏了半年没有人修，晚上出门看不见。')]);
    await routing.decide([byOne('小区路灯还是坏的，没有人修。')]);
    expect((await decisions())[1]).toMatchObject({ repeatOf: { times: 2 } });
    expect(await issues()).toEqual([]);
  });

  it('is linked to the next open case once the first is settled, and goes on being counted', async () => {
    const events = [1, 2, 3].map(() => byOne(lamps, { regionHint: '411681' }));
    await routing.decide([events[0]!]);
    await routing.decide([events[1]!]);
    await routing.dataSource.query('update voice set closed_at = now() where case_id = $1', [
      events[0]!.payload.caseId,
    ]);
    await routing.decide([events[2]!]);
    expect((await decisions())[2]).toMatchObject({
      repeatOf: { caseNumber: events[1]!.payload.caseNumber, times: 3 },
    });
  });

  it('has written once where his letter is split, and is one of the people', async () => {
    const letter = byOne(`${lamps}另外，门口的井盖也丢了。`, { regionHint: '411681' });
    await routing.decide([letter]);
    const { caseId, caseNumber } = letter.payload;
    await routing.decide([byOne(lamps, { regionHint: '411681', splitFrom: { caseId, caseNumber } })]);
    await routing.decide([byOne(lamps, { regionHint: '411681', submittedAt: '2026-11-24T04:00:00.000Z' })]);
    const [, part, next] = await decisions();
    expect(part).not.toHaveProperty('repeatOf');
    expect(next).toMatchObject({ repeatOf: { times: 2 }, urgent: false });
    expect(await issues()).toMatchObject([{ messages: 3, people: 1 }]);
  });

  it('does not repeat by thanking', async () => {
    await routing.decide([byOne(lamps, { regionHint: '411681' })]);
    await routing.decide([byOne('感谢项城市城管局，我家门口的路灯修好了，给你们点赞！')]);
    expect((await decisions())[1]).not.toHaveProperty('repeatOf');
  });

  it('is one of the people where two issues come together in both of which he spoke', async () => {
    const inHuaiyuan = '桐柏县淮源大道路灯不亮，没有人修。';
    const inXingjiang = '桐柏县星江大街路灯不亮，没有人修。';
    await routing.decide([byOne(inHuaiyuan)]);
    await routing.decide([submitted({ subject: '', body: inXingjiang, writer: 'two' })]);
    await routing.decide([byOne(inXingjiang)]);
    expect(await issues()).toHaveLength(2);
    await growAlike();
    await routing.decide([submitted({ subject: '', body: inHuaiyuan, writer: 'three' })]);
    expect(await issues()).toMatchObject([{ messages: 4, people: 3 }]);
    expect(await miscounted(routing.dataSource)).toEqual([]);
  });

  const decisions = async (): Promise<Told[]> =>
    (await routing.announced())
      .filter(({ type }) => type === 'xinqiao.routing.decided.v1')
      .map(({ payload }) => payload as unknown as Told);

  /** Both issues come to speak of what the first speaks of. */
  async function growAlike(): Promise<void> {
    await routing.dataSource.query(
      `update hot_issue set (sketch, name_share) = (select sketch, name_share from hot_issue order by id limit 1)`,
    );
    await routing.dataSource.query(
      `insert into hot_issue_posting select posted.reach, term, posted_at, id from hot_issue_posting as posted, hot_issue
       on conflict do nothing`,
    );
  }

  const issues = (): Promise<object[]> => routing.dataSource.query('select status, messages, people from hot_issue');
});

describe('What is counted', () => {
  let routing: Routing;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  it('is what is kept, whatever comes in which batches and at the same moment', async () => {
    const places = [
      '桐柏县淮源大道',
      '桐柏县星江大街',
      '桐柏县淮源大道、星江大街',
      '唐河县文峰路',
      '唐河县友兰大道',
      '社旗县赊店路',
    ];
    const grievances = ['路灯不亮，没有人修', '井盖丢了，没有人管', '下水道堵了，污水横流', '家里暖气不热'];
    const events = Array.from({ length: 96 }, (_, n) =>
      submitted({
        subject: '',
        body: `${places[n % 6]}${grievances[(n >> 1) % 4]}。`,
        writer: n % 5 === 0 ? undefined : `writer ${n % 9}`,
        submittedAt: new Date(Date.UTC(2026, 10, 23, 4, 0, n)).toJSON(),
      }),
    );
    const batches = Map.groupBy(events, (_, n) => n % 13).values();
    await Promise.all([...batches].map((batch) => routing.decide(batch)));
    expect(await miscounted(routing.dataSource)).toEqual([]);
    const [{ voices }] = await routing.dataSource.query<[{ voices: number }]>(
      'select count(*)::integer as voices from voice',
    );
    expect(voices).toBe(96);
    const doubled = await routing.dataSource.query<object[]>(
      `select writer from voice where writer is not null group by writer, coalesce(first_case_id, case_id)
       having max(times) <> count(*) or count(distinct times) <> count(*)`,
    );
    expect(doubled).toEqual([]);
  });
});
