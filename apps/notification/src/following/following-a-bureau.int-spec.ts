import { v7 } from 'uuid';
import { bureau, bureauEvent, namesOfBureauEvents } from '../../test/bureau-events.ts';
import { escalationStep } from '../../test/escalations.ts';
import {
  atBureau,
  bureauId,
  headOfBureau,
  NotificationOverHttp,
  ofCity,
  ofCounty,
  type Somebody,
} from '../../test/notification-over-http.ts';
import { keepComplainedOf } from './keep-complained-of.ts';

type Naming = Parameters<typeof keepComplainedOf>[1][number];

const url = '/api/subscriptions';
const webhook = { means: 'webhook', webhook: { url: 'https://localhost/' } };
const mail = { means: 'mail', mail: { address: 'li@example.gov.cn', pace: 'immediate' } };
const predecessor = { ...bureau, id: '411681-labour', name: '项城市劳动局' };
const neighbour: Somebody = { ...atBureau, subject: 'neighbour', bureauId: '411681-taxation' };

describe('The staff of a bureau', () => {
  let notification: NotificationOverHttp;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
  });
  afterEach(() => notification.stop());

  const told = async (id: string, as: Somebody = atBureau) => {
    const { body } = await notification.ask(as, 'GET', `${url}/${id}/deliveries`);
    return (body as { deliveries: { eventType: string }[] }).deliveries.map(({ eventType }) => eventType).toSorted();
  };

  it('is told of its clocks, its supervision, what is asked of it and what it is reminded of, and of nobody else’s', async () => {
    const [own, others] = [
      await notification.subscribe(atBureau, webhook),
      await notification.subscribe(neighbour, webhook),
    ];
    const events = namesOfBureauEvents.map((name) => bureauEvent(name));
    await notification.comes(...events);
    expect(await told(own)).toEqual(events.map(({ type }) => type).toSorted());
    expect(await told(others, neighbour)).toEqual(['xinqiao.instruction.given.v1']);
  });

  it('is told once, however often something comes', async () => {
    const own = await notification.subscribe(atBureau, webhook);
    const [event, instruction] = [bureauEvent('clock'), bureauEvent('instruction')];
    await notification.comes(event, event, instruction);
    await notification.comes(event, instruction);
    expect(await told(own)).toEqual([event.type, instruction.type]);
  });

  it('is mailed of what asks it to act alone, and chooses by kind and urgency', async () => {
    const [mailed, chosen, urgent] = [
      await notification.subscribe(atBureau, mail),
      await notification.subscribe(atBureau, { ...webhook, kinds: ['clock-step'] }),
      await notification.subscribe(atBureau, { ...webhook, isUrgentOnly: true }),
    ];
    await notification.comes(bureauEvent('entered'), bureauEvent('closed'), bureauEvent('clock', { urgent: true }));
    expect(await told(mailed)).toEqual(['xinqiao.clock.step-raised.v1', 'xinqiao.supervision.entered.v1']);
    expect(await told(chosen)).toEqual(['xinqiao.clock.step-raised.v1']);
    expect(await told(urgent)).toEqual(['xinqiao.clock.step-raised.v1']);
  });

  it('hears as its head, and only so, what was delegated to the bureau', async () => {
    const [head, handler] = [
      await notification.subscribe(headOfBureau, webhook),
      await notification.subscribe(atBureau, webhook),
    ];
    await notification.comes(escalationStep('delegated', { toBureauId: bureauId }), bureauEvent('clock'));
    expect(await told(head, headOfBureau)).toEqual(['xinqiao.clock.step-raised.v1', 'xinqiao.escalation.delegated.v1']);
    expect(await told(handler)).toEqual(['xinqiao.clock.step-raised.v1']);
  });

  it('hears as its head, and only so, what is late', async () => {
    const [head, handler] = [
      await notification.subscribe(headOfBureau, webhook),
      await notification.subscribe(atBureau, webhook),
    ];
    const [warning, ...late] = (['warning', 'reminder', 'supervision'] as const).map((step) =>
      bureauEvent('clock', { step }),
    );
    await notification.comes(warning!, ...late);
    expect(await told(head, headOfBureau)).toHaveLength(3);
    expect(await told(handler)).toEqual([warning!.type]);
  });

  it('is told nothing of a case that is a complaint about the bureau, as its latest assignment says', async () => {
    const own = await notification.subscribe(atBureau, webhook);
    const clock = bureauEvent('clock');
    const { caseId } = clock.payload;
    const sameCase = bureauEvent('entered', { caseId });
    await assignedAbout(caseId, 3, [bureau]);
    await assignedAbout(caseId, 2, []);
    await notification.comes(clock, sameCase);
    expect(await told(own)).toEqual([]);
    await assignedAbout(caseId, 4, []);
    await notification.comes(bureauEvent('clock', { caseId }));
    expect(await told(own)).toEqual(['xinqiao.clock.step-raised.v1']);
  });

  it('is told nothing of a complaint about the bureau that it took over, also after a merger that names nobody', async () => {
    const own = await notification.subscribe(atBureau, webhook);
    const clock = bureauEvent('clock');
    const { caseId } = clock.payload;
    await assignedAbout(caseId, 2, [predecessor]);
    await named('xinqiao.case.bureau-succeeded.v1', { caseId, caseVersion: 3, about: [predecessor, bureau] });
    await named('xinqiao.case.bureau-succeeded.v1', { caseId, caseVersion: 4 });
    await notification.comes(clock);
    expect(await told(own)).toEqual([]);
  });

  it('follows its own bureau alone, and no region', async () => {
    const ask = (staff: Somebody, wish: object) => notification.ask(staff, 'POST', url, { means: 'stream', ...wish });
    expect(await ask(atBureau, { bureauId })).toMatchObject({ status: 201, body: { bureauId } });
    expect(await ask(atBureau, { bureauId: neighbour.bureauId })).toMatchObject({ status: 403 });
    expect(await ask(atBureau, { regionCode: '411681' })).toMatchObject({ status: 403 });
    expect(await ask(ofCounty, { bureauId })).toMatchObject({ status: 403 });
    expect(await ask({ ...ofCounty, bureauId }, { bureauId })).toMatchObject({ status: 403 });
    for (const [field, wish] of [
      ['regionCode', {}],
      ['regionCode', { bureauId, regionCode: '411681' }],
      ['functions', { bureauId, functions: ['heating'] }],
      ['levels', { bureauId, levels: ['city'] }],
      ['bureauId', { bureauId: 'ours' }],
    ] as const) {
      const answer = await ask(atBureau, wish);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ field }]);
    }
  });

  it('costs no row where nobody follows it', async () => {
    await notification.subscribe(neighbour, webhook);
    await notification.comes(bureauEvent('clock'), bureauEvent('reminder'));
    expect(await notification.dataSource.query('select from staff_notice')).toHaveLength(0);
  });

  const assignedAbout = (caseId: string, caseVersion: number, about: (typeof bureau)[]) =>
    named('xinqiao.case.assigned.v1', { caseId, caseVersion, about });

  async function named(type: Naming['type'], says: object): Promise<void> {
    await notification.dataSource.transaction((manager) =>
      keepComplainedOf(manager, [{ type, payload: says } as Naming]),
    );
  }
});

describe('What waits for nobody at a bureau', () => {
  let notification: NotificationOverHttp;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
  });
  afterEach(() => notification.stop());

  const officer: Somebody = { subject: 'officer-1', roles: ['triage-officer'], regionCode: '411681' };
  const triageClock = Object.assign({}, bureauEvent('clock').payload.clock, { clock: 'triage' as const });

  it('is told to the triage desk or the supervisors of its region, whichever owe it, and to nobody else', async () => {
    const everybody: Somebody[] = [
      ...[officer, { ...officer, subject: 'officer-2', regionCode: '411600' }],
      ...[{ ...officer, subject: 'officer-3', regionCode: '411625' }, ofCounty, headOfBureau],
    ];
    const heard = new Map<string, string[]>();
    for (const one of everybody) heard.set(await notification.subscribe(one, webhook), []);
    const [desk, arbitration, decline] = [
      bureauEvent('clock', { clock: triageClock, status: 'triage', lead: undefined }),
      bureauEvent('clock', { clock: triageClock, status: 'arbitration', lead: undefined }),
      bureauEvent('clock', { clock: triageClock, status: 'decline-pending' }),
    ];
    await notification.comes(desk, arbitration, decline);
    const rows = await notification.dataSource.query<{ id: string; of: string }[]>(
      `select subscription_id as id, payload ->> 'status' as of from staff_delivery join staff_notice as notice on notice.id = notice_id
       order by 2`,
    );
    for (const { id, of } of rows) heard.get(id)!.push(of);
    const both = ['arbitration', 'decline-pending'];
    expect([...heard.values()]).toEqual([['triage'], ['triage'], [], both, []]);
  });

  it('is followed by an officer of the triage desk in his own region alone, and confirmed by his coming', async () => {
    const ask = (wish: object) => notification.ask(officer, 'POST', url, { ...webhook, ...wish });
    expect(await ask({ regionCode: '411600' })).toMatchObject({ status: 403 });
    expect(await ask({ bureauId })).toMatchObject({ status: 403 });
    expect(await ask({ regionCode: '411681' })).toMatchObject({ status: 201, body: { regionCode: '411681' } });
    const until = async () => {
      const { body } = await notification.ask(officer, 'GET', url);
      return Date.parse((body as { subscriptions: [{ confirmedUntil: string }] }).subscriptions[0].confirmedUntil);
    };
    const before = await until();
    await notification.letPass('20 days');
    expect(await until()).toBeGreaterThan(before + 19 * 24 * 60 * 60_000);
  });
});

describe('A subscription whose owner is not seen for thirty days', () => {
  let notification: NotificationOverHttp;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
  });
  afterEach(() => notification.stop());

  const told = async () => {
    const rows = await notification.dataSource.query<{ id: string }[]>(
      'select subscription_id as id from staff_delivery order by queued_at',
    );
    return rows.map(({ id }) => id);
  };

  it('brings nothing, and what reaches nobody else is unheard; it goes on once he looks', async () => {
    const id = await notification.subscribe(ofCounty, webhook);
    await notification.letPass('31 days');
    const missed = escalationStep();
    await notification.comes(missed);
    expect(await told()).toEqual([]);
    expect(await notification.unheard()).toEqual([missed.payload.escalationId]);
    await notification.ask(ofCounty, 'GET', url);
    await notification.comes(escalationStep());
    expect(await told()).toEqual([id]);
  });

  it('is not renewed by who was moved to another region, or to no bureau', async () => {
    const kept = await notification.subscribe(ofCity, webhook);
    const lost = [
      await notification.subscribe(ofCity, { ...webhook, regionCode: '411681' }),
      await notification.subscribe({ ...headOfBureau, subject: ofCity.subject }, webhook),
    ];
    await notification.letPass('20 days');
    await notification.ask({ ...ofCity, regionCode: '411600' }, 'GET', url);
    await notification.ask({ ...ofCity, regionCode: '411625' }, 'GET', url);
    await notification.letPass('20 days');
    const { body } = await notification.ask({ ...ofCity, regionCode: '411625' }, 'GET', url);
    const shown = (body as { subscriptions: { id: string; confirmedUntil: string }[] }).subscriptions;
    const untilOf = (id: string) => Date.parse(shown.find((one) => one.id === id)!.confirmedUntil);
    expect(untilOf(lost[1]!)).toBeLessThan(untilOf(kept));
    await notification.comes(
      escalationStep('raised', { regionCode: '411681' }),
      bureauEvent('clock', { caseId: v7() }),
    );
    expect((await told()).toSorted()).toEqual([kept, lost[0]!].toSorted());
  });
});
