import { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { v7 as uuidv7 } from 'uuid';
import { routingDatabase, submitted } from '../../test/routing-database.ts';
import { catalogue } from '../../test/shipped-catalogue.ts';
import { rulingKey } from '../deciding/domain/rulings.ts';
import { KeepPrecedents } from './keep-precedents.ts';
import { PrecedentEntity } from './precedent.entity.ts';
import { rulingsIn } from './rulings.ts';

type RoutingDatabase = Awaited<ReturnType<typeof routingDatabase>>;
type Step = Parameters<KeepPrecedents['keep']>[0][number];

const housing = {
  id: '411681-housing-and-urban-rural-development',
  name: '项城市住房和城乡建设局',
  regionCode: '411681',
};
const labour = {
  id: '411681-human-resources-and-social-security',
  name: '项城市人力资源和社会保障局',
  regionCode: '411681',
};
const decided = { lead: housing, coHandling: [], reasons: ['依职责'] };
const assigned = { ...decided, urgent: false, function: 'labour-inspection' };

describe('what people decide in place of the router', () => {
  let routing: RoutingDatabase;
  beforeEach(async () => {
    routing = await routingDatabase();
  });
  afterEach(() => routing.close());

  it('is kept with the version of the router that had decided', async () => {
    const { event, router } = await aDecidedCase();
    const proposal = { leadId: labour.id, confidence: 0.9, sure: false };
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...assigned, assignedBy: 'triage-officer', proposal }));
    expect(await precedents()).toMatchObject([
      { source: 'assigned', bureauId: housing.id, proposedId: labour.id, regionCode: '411681', function: null, router },
    ]);
  });

  it('keeps function and matter of the router only where a person left the lead as proposed', async () => {
    const { event } = await aDecidedCase();
    const proposal = { leadId: housing.id, confidence: 0.6, sure: false };
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...assigned, assignedBy: 'triage-officer', proposal }));
    expect(await precedents()).toMatchObject([{ function: 'labour-inspection' }]);
  });

  it('keeps what was corrected, whoever the lead is, and nothing else of what the router had said', async () => {
    const { event } = await aDecidedCase();
    const proposal = { leadId: labour.id, confidence: 0.9, sure: false };
    const says = {
      ...assigned,
      ...{ kind: 'help', urgent: true, function: 'housing', matter: { code: 'leaking-roof', name: '房屋漏水' } },
      jurisdiction: { code: '411602', name: '川汇区' },
      assignedBy: 'triage-officer',
      proposal,
    };
    const corrected = (...words: string[]) => ({ corrections: words.map((of) => ({ of, to: 'x' })) });
    const steps = [corrected('kind', 'urgent', 'region', 'matter', 'function'), corrected('region'), corrected('kind')];
    await keep(...steps.map((one) => stepOf(event, 'xinqiao.case.assigned.v1', { ...says, ...one })));
    const nothing = { function: null, matterCode: null, kind: null, urgent: null };
    expect(await precedents()).toMatchObject([
      { function: 'housing', matterCode: 'leaking-roof', kind: 'help', urgent: true, regionCode: '411602' },
      { ...nothing, regionCode: '411602' },
      { ...nothing, kind: 'help', regionCode: '411681' },
    ]);
  });

  it('keeps what a ruling says of kind and urgency', async () => {
    const { event } = await aDecidedCase();
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', { ...decided, kind: 'help', urgent: false }));
    expect(await precedents()).toMatchObject([{ source: 'arbitrated', kind: 'help', urgent: false }]);
  });

  it('is not what the router had put on a queue itself, nor a second time what a ruling has said', async () => {
    const { event } = await aDecidedCase();
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...assigned, assignedBy: 'router' }));
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...assigned, assignedBy: 'supervisor' }));
    expect(await precedents()).toEqual([]);
  });

  it('is not that a case goes past the bureau that the router named, because it is a complaint about it', async () => {
    const { event } = await aDecidedCase();
    const proposal = { leadId: labour.id, confidence: 0.9, sure: true };
    const says = { ...assigned, assignedBy: 'triage-officer', proposal };
    await keep(stepOf(event, 'xinqiao.case.complained-of.v1', { status: 'triage', named: labour, about: [labour] }));
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...says, about: [labour] }));
    expect(await precedents()).toEqual([]);
    const third = { ...labour, id: '411681-taxation' };
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...says, about: [third] }));
    expect(await precedents()).toMatchObject([{ source: 'assigned', proposedId: labour.id }]);
  });

  it('is a return that says whose it is not, and a ruling that says whose it is', async () => {
    const { event } = await aDecidedCase();
    const matter = { code: 'unpaid-wages', name: '拖欠工资' };
    await keep(
      stepOf(event, 'xinqiao.case.returned.v1', { bureau: housing, sentTo: 'triage', reason: '不属本单位' }),
      stepOf(event, 'xinqiao.case.arbitrated.v1', { ...decided, lead: labour, function: 'labour-inspection', matter }),
    );
    expect(await precedents()).toMatchObject([
      { source: 'returned', bureauId: housing.id, proposedId: null },
      { source: 'arbitrated', bureauId: labour.id, matterCode: 'unpaid-wages', function: 'labour-inspection' },
    ]);
  });

  it('is not a ruling on a complaint about a bureau: who had to stand aside binds no later case', async () => {
    const { event } = await aDecidedCase();
    const ruling = { ...decided, matter: { code: 'leaking-roof', name: '房屋漏水' } };
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', { ...ruling, about: [labour] }));
    expect(await rulingsIn(routing.dataSource.manager)).toEqual(new Map());
    expect(await precedents()).toEqual([]);
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', { ...ruling, about: [] }));
    const rule = [rulingKey('leaking-roof', housing.regionCode), housing.id] as const;
    expect(await rulingsIn(routing.dataSource.manager)).toEqual(new Map([rule]));
  });

  it('binds the matter that the router had read into the case only where that is the duty of who gets it', async () => {
    const { event, matter } = await aDecidedCase();
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', { ...decided, lead: housing, matter }));
    expect(await precedents()).toMatchObject([{ source: 'arbitrated', bureauId: housing.id, matterCode: null }]);
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', { ...decided, lead: labour, matter }));
    const rule = [rulingKey(matter.code, labour.regionCode), labour.id] as const;
    expect(await rulingsIn(routing.dataSource.manager)).toEqual(new Map([rule]));
  });

  it('binds the matter that the router had read, whoever gets it, where the supervisor names it', async () => {
    const { event, matter } = await aDecidedCase();
    const ruling = { ...decided, lead: housing, matter, confirmed: ['matter'] };
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', ruling));
    const rule = [rulingKey(matter.code, housing.regionCode), housing.id] as const;
    expect(await rulingsIn(routing.dataSource.manager)).toEqual(new Map([rule]));
  });

  it('keeps what an officer said as the router had it', async () => {
    const { event } = await aDecidedCase();
    const proposal = { leadId: labour.id, confidence: 0.9, sure: false };
    const matter = { code: 'leaking-roof', name: '房屋漏水' };
    const says = { ...assigned, kind: 'help', matter, assignedBy: 'triage-officer', proposal };
    await keep(stepOf(event, 'xinqiao.case.assigned.v1', { ...says, confirmed: ['kind', 'urgent', 'matter'] }));
    expect(await precedents()).toMatchObject([
      { function: null, matterCode: 'leaking-roof', kind: 'help', urgent: false, regionCode: '411681' },
    ]);
  });

  it('binds a matter that somebody put in the place of the router’s, whoever gets it', async () => {
    const { event, matter } = await aDecidedCase();
    const corrected = { code: 'building-quality', name: '房屋质量' };
    expect(matter.code).not.toBe(corrected.code);
    await keep(stepOf(event, 'xinqiao.case.arbitrated.v1', { ...decided, lead: housing, matter: corrected }));
    const rule = [rulingKey(corrected.code, housing.regionCode), housing.id] as const;
    expect(await rulingsIn(routing.dataSource.manager)).toEqual(new Map([rule]));
  });

  it('keeps what the router had sent a case to a bureau for that says it is another’s', async () => {
    const { event } = await aDecidedCase();
    const returned = { sentTo: 'triage', reason: '不属本单位', suggested: housing };
    await keep(
      stepOf(event, 'xinqiao.case.returned.v1', { ...returned, bureau: labour }),
      stepOf(event, 'xinqiao.case.returned.v1', { ...returned, bureau: { ...labour, id: '411681-taxation' } }),
    );
    expect(await precedents()).toMatchObject([
      { bureauId: labour.id, proposedId: housing.id, function: 'labour-inspection' },
      { bureauId: '411681-taxation', proposedId: housing.id, function: null, matterCode: null },
    ]);
  });

  async function aDecidedCase() {
    const event = submitted();
    await routing.decide([event]);
    const [announced] = await routing.announced();
    const { router, matter } = announced?.payload ?? {};
    return { event, router, matter: matter as { readonly code: string; readonly name: string } };
  }

  function keep(...steps: readonly Step[]): Promise<void> {
    const { dataSource } = routing;
    return dataSource.transaction((manager) =>
      new KeepPrecedents({ get: () => catalogue }).keep(
        steps,
        new BatchContext([manager, new Date('2026-11-23T09:00:00Z')]),
      ),
    );
  }

  const precedents = (): Promise<PrecedentEntity[]> =>
    routing.dataSource.manager.find(PrecedentEntity, { order: { sequence: 'asc' } });
});

let version = 1;

function stepOf(event: CaseEvent<'xinqiao.case.submitted.v1'>, type: Step['type'], says: object): Step {
  const { caseId, caseNumber } = event.payload;
  version += 1;
  const payload = { caseId, caseNumber, caseVersion: version, occurredAt: '2026-11-23T08:00:00.000Z', ...says };
  return { ...event, id: uuidv7(), type, payload } as Step;
}
