import { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { v7 as uuidv7 } from 'uuid';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { catalogue } from '../../test/shipped-catalogue.ts';
import { KeepWhetherOpen, type Turn } from './keep-whether-open.ts';
import { SettleOnDecidedByPeople } from './settle-on-decided-by-people.ts';
import { settledQuery } from './settled-case-table.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;
type Step = Parameters<SettleOnDecidedByPeople['settle']>[0][number];
type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

const labour = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};
const now = new Date('2026-11-23T09:00:00Z');

const wages = (body: string) => submitted({ subject: '', body });
const settled = wages('项城市东方建筑工地拖欠我一年工资五万元，老板王小明不接电话。');
const alike = () => wages('项城市一家鞋厂拖欠我半年工资三万元，老板一直躲着不给。');
const cited = `此前有情形相近的诉求，由${labour.name}办结。`;

describe('A decision on a message like settled cases', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
    await routing.decide([settled]);
  });
  afterEach(() => routing.close());

  it('names who handled a case, and neither its number nor a word of who wrote it', async () => {
    await resolve(settled);
    expect(await citationsFor(alike())).toEqual([cited]);
    expect(JSON.stringify(await routing.announced())).not.toContain('王小明');
    expect(cited).not.toMatch(/\d/);
  });

  it('names no case that is still open', async () => {
    expect(await citationsFor(alike())).toEqual([]);
  });

  it.each([
    ['another city', wages('郑州市一家鞋厂拖欠我半年工资三万元，老板一直躲着不给。')],
    ['another matter', submitted({ subject: '', body: '项城市光明路的路灯不亮，晚上看不见。' })],
    [
      'thanks',
      submitted({ subject: '', kind: 'thanks', body: '感谢项城市人社局帮我讨回拖欠的工资，送锦旗表示感谢！' }),
    ],
  ])('names no case of %s', async (_, message) => {
    await resolve(settled);
    expect(await citationsFor(message)).toEqual([]);
  });

  it('names what a person gave to a bureau, until the bureau sends it back', async () => {
    const assigned = { lead: labour, coHandling: [], urgent: false, reasons: [] };
    await tell('xinqiao.case.assigned.v1', { ...assigned, assignedBy: 'router' });
    expect(await citationsFor(alike())).toEqual([]);
    await tell('xinqiao.case.assigned.v1', { ...assigned, assignedBy: 'triage-officer' });
    expect(await citationsFor(alike())).toEqual([`此前有情形相近的诉求，由人工确定交${labour.name}办理。`]);
    await tell('xinqiao.case.returned.v1', { bureau: labour, sentTo: 'triage', reason: '不属本单位' });
    expect(await citationsFor(alike())).toEqual([]);
  });

  it.each([
    ['xinqiao.case.complained-of.v1', { named: labour, hadIt: true, about: [labour] }],
    ['xinqiao.case.bureau-succeeded.v1', { predecessor: labour, successor: labour, about: [labour] }],
  ] as const)('names it no more once %s takes it from the bureau, and not before', async (type, says) => {
    const assigned = { lead: labour, coHandling: [], urgent: false, reasons: [], assignedBy: 'triage-officer' };
    await tell('xinqiao.case.assigned.v1', assigned);
    await tell(type, { ...says, status: 'assigned', bureau: labour });
    expect(await citationsFor(alike())).toHaveLength(1);
    await tell(type, { ...says, status: 'triage' });
    expect(await citationsFor(alike())).toEqual([]);
  });

  it.each(['xinqiao.case.declined.v1', 'xinqiao.case.withdrawn.v1'] as const)(
    'names no case after %s',
    async (type) => {
      await end(settled, type);
      expect(await citationsFor(alike())).toEqual([]);
    },
  );

  it.each(['xinqiao.case.resolved.v1', 'xinqiao.case.declined.v1', 'xinqiao.case.withdrawn.v1'] as const)(
    'is made anew for who writes again after %s',
    async (type) => {
      const [first, again, afterwards] = [0, 1, 2].map(() =>
        submitted({ subject: '', body: settled.payload.body, writer: 'w1' }),
      ) as [Submitted, Submitted, Submitted];
      await routing.decide([first]);
      expect(await repeatOf(again)).toMatchObject({ caseId: first.payload.caseId });
      await end(first, type);
      await end(again, type);
      expect(await repeatOf(afterwards)).toBeUndefined();
    },
  );

  it('names a case no more that was reopened, and who writes again repeats it', async () => {
    const [first, again] = [0, 1].map(() => submitted({ subject: '', body: settled.payload.body, writer: 'w1' })) as [
      Submitted,
      Submitted,
    ];
    await routing.decide([first]);
    await resolve(first);
    await end(first, 'xinqiao.case.reopened.v1');
    expect(await citationsFor(alike())).toEqual([]);
    expect(await repeatOf(again)).toMatchObject({ caseId: first.payload.caseId, times: 2 });
    await resolve(first);
    expect(await citationsFor(alike())).toHaveLength(1);
  });

  it('names the bureaus of two at most, closed ones first', async () => {
    const names = ['甲局', '乙局', '丙局', '丁局'];
    const others = names.slice(1).map(alike);
    await routing.decide(others);
    for (const [at, event] of [settled, ...others].entries())
      await end(event, 'xinqiao.case.resolved.v1', { ...labour, name: names[at]! });
    const [citation, ...more] = await citationsFor(alike());
    expect(more).toEqual([]);
    expect(citation?.match(/.局/g)).toHaveLength(2);
  });

  it('names no bureau without its duty, as that of a letter that spoke of two things', async () => {
    const { id, name, regionCode } = catalogue.bureaus.find('411681-water-resources')!;
    const water = { id, name, regionCode };
    const assigned = { coHandling: [], urgent: false, reasons: [], assignedBy: 'triage-officer' };
    await tell('xinqiao.case.assigned.v1', { ...assigned, lead: water });
    expect(await citationsFor(alike())).toEqual([]);
    await tell('xinqiao.case.assigned.v1', { ...assigned, lead: labour });
    expect(await citationsFor(alike())).toHaveLength(1);
  });

  it('finds them in an index, a few rows at most', async () => {
    await routing.dataSource.query('set enable_seqscan = off');
    const plan = JSON.stringify(await routing.dataSource.query(`explain (format json) ${settledQuery}`, [[uuidv7()]]));
    expect(plan).toMatch(/"Node Type":"Limit"/);
    expect(plan).toMatch(/"Index Name":"voice_settled"/);
    expect(plan).not.toMatch(/"Node Type":"Seq Scan"/);
  });

  /** What a new message is told of cases like it. */
  async function citationsFor(message: Submitted): Promise<string[]> {
    await routing.decide([message]);
    const announced = await routing.announced();
    const decided = announced.find(
      ({ type, payload }) => type === 'xinqiao.routing.decided.v1' && payload.caseId === message.payload.caseId,
    );
    return (decided?.payload.reasons as string[]).filter((reason) => reason.includes('情形相近'));
  }

  async function repeatOf(message: Submitted) {
    await routing.decide([message]);
    const announced = await routing.announced();
    return announced.find(
      ({ type, payload }) => type === 'xinqiao.routing.decided.v1' && payload.caseId === message.payload.caseId,
    )?.payload.repeatOf;
  }

  const resolve = (event: Submitted): Promise<void> => end(event, 'xinqiao.case.resolved.v1');

  const end = (event: Submitted, type: Turn['type'], bureau = labour): Promise<void> =>
    routing.dataSource.transaction((manager) => {
      const { caseId, caseNumber } = event.payload;
      const payload = { caseId, caseNumber, caseVersion: 5, occurredAt: now.toISOString(), bureau };
      const step = { ...event, id: uuidv7(), type, payload } as unknown;
      return new KeepWhetherOpen().keep([step as Turn], new BatchContext([manager, now]));
    });

  const tell = (type: Step['type'], says: object): Promise<void> =>
    routing.dataSource.transaction((manager) => {
      const { caseId, caseNumber } = settled.payload;
      const payload = { caseId, caseNumber, caseVersion: 3, occurredAt: now.toISOString(), ...says };
      const step = { ...settled, id: uuidv7(), type, payload } as Step;
      return new SettleOnDecidedByPeople().settle([step], new BatchContext([manager, now]));
    });
});
