import { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { catalogue } from '../../test/shipped-catalogue.ts';
import { LearnPlaces, type PlacedByPeople } from './learn-places.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;
type Submitted = CaseEvent<'xinqiao.case.submitted.v1'>;

const xiangcheng = '411681';
const taikang = '411627';
const zhoukou = '411600';

const learnPlaces = new LearnPlaces({ get: () => catalogue });

describe('where an estate lies', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  it('is learnt from two people who agree, and decides the next message', async () => {
    expect(await decisionOnNext()).toMatchObject({ jurisdiction: { code: zhoukou } });
    await learn(assigned(await aCase(), xiangcheng));
    expect(await decisionOnNext()).toMatchObject({ jurisdiction: { code: zhoukou } });
    await learn(assigned(await aCase(), xiangcheng));
    expect(await decisionOnNext()).toMatchObject({ sure: true, jurisdiction: { code: xiangcheng } });
  });

  it('is learnt from one arbitration', async () => {
    await learn(arbitrated(await aCase(), xiangcheng));
    expect(await places()).toEqual([{ name: '翰林苑小区', city: zhoukou, standing: 'known', regions: [xiangcheng] }]);
  });

  it('is what a person corrects, also where a city’s bureau gets the case', async () => {
    const corrected = {
      ...{ lead: bureauOf(zhoukou), coHandling: [], urgent: false, assignedBy: 'triage-officer', reasons: [] },
      jurisdiction: { code: xiangcheng, name: '项城市' },
      corrections: [{ of: 'region', from: zhoukou, to: xiangcheng }],
    };
    await learn(step(await aCase(), 'xinqiao.case.assigned.v1', corrected));
    expect(await places()).toMatchObject([{ city: zhoukou, standing: 'heard', regions: [xiangcheng] }]);
  });

  it('is doubted when people disagree', async () => {
    await learn(...[await aCase(), await aCase()].map((event) => assigned(event, xiangcheng)));
    await learn(assigned(await aCase(), taikang));
    expect(await places()).toMatchObject([{ standing: 'doubted', regions: [xiangcheng, taikang] }]);
    expect(await decisionOnNext()).toMatchObject({ sure: false, jurisdiction: { code: zhoukou } });
  });

  it('is another question in another city', async () => {
    await learn(...[await aCase(), await aCase()].map((event) => assigned(event, xiangcheng)));
    await learn(assigned(await aCase({ regionHint: '411500' }), '411522'));
    expect(await places()).toMatchObject([
      { city: '411500', standing: 'heard' },
      { city: zhoukou, standing: 'known' },
    ]);
  });

  it('is said by the latest decision on a case', async () => {
    const event = await aCase();
    await learn(assigned(event, taikang), assigned(event, xiangcheng));
    await learn(arbitrated(event, '411522'));
    expect(await places()).toMatchObject([{ city: '411500', regions: ['411522'], standing: 'known' }]);
  });

  it('is not learnt from the router, from a city’s bureau, or from who writes the same again', async () => {
    const once = { writer: 'w1', body: '翰林苑小区的路灯不亮，请维修路灯，晚上看不见路，老人摔倒过。' };
    await learn(assigned(await aCase(), xiangcheng, 'router'), arbitrated(await aCase(), zhoukou));
    expect(await places()).toEqual([]);
    await learn(assigned(await aCase(), xiangcheng, 'supervisor'));
    expect(await places()).toEqual([]);
    for (let time = 0; time < 3; time++) await learn(assigned(await aCase(once), xiangcheng));
    expect(await places()).toMatchObject([{ standing: 'heard' }]);
  });

  it('holds no name of a person', async () => {
    const body = '我叫李建国，翰林苑小区的路灯不亮。联系人：王芳碧水湾小区，电话13900001111。';
    await learn(arbitrated(await aCase({ body }), xiangcheng));
    const rows = await routing.dataSource.query<object[]>('select name from place_evidence');
    expect(rows).toEqual([{ name: '翰林苑小区' }]);
  });

  it('is counted once for all when two instances learn at the same time', async () => {
    const [one, other] = [assigned(await aCase(), xiangcheng), assigned(await aCase(), xiangcheng)];
    let later: Promise<void> | undefined;
    await routing.dataSource.transaction(async (manager) => {
      await learnPlaces.learn([one], contextOf(manager));
      later = learn(other);
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await later;
    expect(await places()).toMatchObject([{ standing: 'known' }]);
  });

  async function aCase(payload: Partial<Submitted['payload']> = {}): Promise<Submitted> {
    const event = submitted({ subject: '', body: '翰林苑小区的路灯不亮。', regionHint: zhoukou, ...payload });
    await routing.decide([event]);
    return event;
  }

  async function decisionOnNext() {
    await routing.lookForPlaces();
    const event = await aCase({ body: '翰林苑小区门口的路灯不亮，请维修路灯。' });
    const announced = await routing.announced();
    return announced.find(({ payload }) => payload.caseId === event.payload.caseId)?.payload;
  }

  const learn = (...events: readonly PlacedByPeople[]): Promise<void> =>
    routing.dataSource.transaction((manager) => learnPlaces.learn(events, contextOf(manager)));

  const places = (): Promise<object[]> =>
    routing.dataSource.query(
      'select name, city_code as city, standing, region_codes as regions from learnt_place order by city_code',
    );
});

const contextOf = (manager: EntityManager) => new BatchContext([manager, new Date('2026-11-23T09:00:00Z')]);

let version = 1;

function step(event: Submitted, type: PlacedByPeople['type'], says: object): PlacedByPeople {
  const { caseId, caseNumber } = event.payload;
  version += 1;
  const payload = { caseId, caseNumber, caseVersion: version, occurredAt: '2026-11-23T08:00:00.000Z', ...says };
  return { ...event, id: uuidv7(), type, payload } as PlacedByPeople;
}

const bureauOf = (regionCode: string) => ({ id: `${regionCode}-urban-management`, name: '城市管理局', regionCode });

/** The jurisdiction is still the router's. */
const assigned = (event: Submitted, regionCode: string, assignedBy = 'triage-officer') =>
  step(event, 'xinqiao.case.assigned.v1', {
    ...{ lead: bureauOf(regionCode), coHandling: [], urgent: false, assignedBy, reasons: [] },
    jurisdiction: { code: zhoukou, name: '周口市' },
  });

const arbitrated = (event: Submitted, regionCode: string) =>
  step(event, 'xinqiao.case.arbitrated.v1', { lead: bureauOf(regionCode), coHandling: [], reasons: [] });
