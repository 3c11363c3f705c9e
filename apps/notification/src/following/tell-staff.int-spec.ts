import fc from 'fast-check';
import type { EscalationCause, EscalationStep } from '#contracts';
import { isWithin } from '#domain';
import { escalationStep } from '../../test/escalations.ts';
import {
  NotificationOverHttp,
  ofCity,
  ofCounty,
  ofProvince,
  type Somebody,
} from '../../test/notification-over-http.ts';

const webhook = { means: 'webhook', webhook: { url: 'https://localhost/' } };
const mailTo = (wish: object = {}) => ({
  means: 'mail',
  mail: { address: 'du@example.gov.cn', pace: 'immediate', ...wish },
});

type Kind = EscalationCause['kind'];
type Level = EscalationStep['level'];

interface Delivery {
  readonly subscription: string;
  readonly escalation: string;
  readonly due: string;
}

describe('A step of an escalation', () => {
  let notification: NotificationOverHttp;
  beforeEach(async () => {
    notification = await NotificationOverHttp.start();
  });
  afterEach(() => notification.stop());

  it('is delivered to each webhook and mail whose region, or one within which it lies, it is', async () => {
    const told = [
      await subscribe(ofCounty, webhook),
      await subscribe(ofCity, mailTo()),
      await subscribe(ofProvince, webhook),
    ];
    await subscribe({ ...ofCounty, subject: 'elsewhere', regionCode: '411625' }, webhook);
    await subscribe({ ...ofCity, subject: 'elsewhere', regionCode: '411000' }, mailTo());
    await notification.comes(escalationStep('raised', { regionCode: '411681' }));
    expect((await deliveries()).map(({ subscription }) => subscription).toSorted()).toEqual(told.toSorted());
    expect(await notification.unheard()).toEqual([]);
  });

  it.each([
    ['function', { functions: ['labour-inspection'] }, { functions: ['heating'] }],
    ['level', { levels: ['county', 'city'] }, { levels: ['province'] }],
    ['kind', { kinds: ['clock-step'] }, { kinds: ['instruction', 'second-reopening'] }],
    ['urgency', { isUrgentOnly: false }, { isUrgentOnly: true }],
  ])('goes to those only whose %s it has', async (_, fitting, other) => {
    const told = await subscribe(ofCounty, { ...webhook, ...fitting });
    await subscribe(ofCounty, { ...webhook, ...other });
    await notification.comes(escalationStep());
    expect((await deliveries()).map(({ subscription }) => subscription)).toEqual([told]);
  });

  it('has no function where nobody has said it, and is then missed by who follows one', async () => {
    await subscribe(ofCounty, { ...webhook, functions: ['labour-inspection'] });
    const step = escalationStep('raised', { function: undefined });
    await notification.comes(step);
    expect(await deliveries()).toEqual([]);
    expect(await notification.unheard()).toEqual([step.payload.escalationId]);
  });

  it('is told once, however often it comes', async () => {
    await subscribe(ofCounty, webhook);
    await subscribe(ofCounty, mailTo());
    const step = escalationStep();
    await notification.comes(step, step);
    await notification.comes(step);
    expect(await deliveries()).toHaveLength(2);
  });

  it('is kept without the reason that events from before still hold', async () => {
    const reason = '由项城市住建局核实工程款拨付情况。';
    const steps = [escalationStep('delegated', { reason }), escalationStep('snoozed', { reason })];
    await notification.comes(...steps);
    const kept = await notification.dataSource.query<{ payload: object }[]>('select payload from staff_notice');
    expect(kept).toHaveLength(2);
    for (const { payload } of kept) expect(payload).not.toHaveProperty('reason');
  });

  it('is mailed once to a person whose subscriptions cover it twice: at once, if one of them says so', async () => {
    await subscribe(ofCity, mailTo({ pace: 'digest', digestHours: [8] }));
    const atOnce = await subscribe(ofCity, mailTo());
    await notification.comes(escalationStep());
    expect((await deliveries()).map(({ subscription }) => subscription)).toEqual([atOnce]);
  });

  it('is mailed only where it asks somebody to look', async () => {
    const mailed = await subscribe(ofCounty, mailTo());
    const called = await subscribe(ofCounty, webhook);
    const steps = ['raised', 'climbed', 'alarmed', 'acknowledged', 'delegated', 'snoozed', 'ended'] as const;
    await notification.comes(...steps.map((step) => escalationStep(step)));
    const told = (await deliveries()).map(({ subscription }) => subscription);
    expect(told.filter((id) => id === mailed)).toHaveLength(4);
    expect(told.filter((id) => id === called)).toHaveLength(7);
  });

  it('that reaches nobody is announced as unheard where it asks a region’s supervisors to look', async () => {
    await subscribe(ofCounty, { ...webhook, isUrgentOnly: true });
    const asking = (['raised', 'climbed', 'delegated'] as const).map((step) => escalationStep(step));
    const others = (['alarmed', 'acknowledged', 'snoozed', 'ended'] as const).map((step) => escalationStep(step));
    const toBureau = escalationStep('delegated', { toBureauId: '411681-human-resources' });
    await notification.comes(...asking, ...others, toBureau);
    await notification.comes(...asking);
    expect(await notification.unheard()).toEqual(asking.map(({ payload }) => payload.escalationId));
  });

  it('is heard by who only listens to the stream', async () => {
    await subscribe(ofProvince, { means: 'stream' });
    await notification.comes(escalationStep());
    expect(await notification.unheard()).toEqual([]);
  });

  it('waits for the hour of a digest, and for the end of quiet hours unless it is urgent and may break them', async () => {
    await toHour(23);
    await subscribe(ofProvince, mailTo({ pace: 'digest', digestHours: [9, 17] }));
    const quietHours = { from: 22, until: 7 };
    await subscribe(ofCity, mailTo({ quietHours }));
    await subscribe(ofCounty, mailTo({ quietHours, urgentBreaksQuiet: true }));
    await notification.comes(escalationStep('raised', { urgent: true }));
    expect((await deliveries()).map(({ due }) => due)).toEqual(['09', '07', 'now']);
    await notification.comes(escalationStep('raised', { urgent: false }));
    expect((await deliveries()).slice(3).map(({ due }) => due)).toEqual(['09', '07', '07']);
    await notification.letPass('12 hours');
    await notification.comes(escalationStep());
    expect((await deliveries()).slice(6).map(({ due }) => due)).toEqual(['17', 'now', 'now']);
  });

  it('reaches a subscriber or an announcement, whoever follows what', async () => {
    const regions = ['410000', '411600', '411681', '411625', '411000', '419001'];
    const region = fc.constantFrom(...regions);
    const filter = fc.record({
      regionCode: region,
      isUrgentOnly: fc.boolean(),
      kinds: fc.option(fc.constantFrom<Kind[][]>(['clock-step'], ['instruction', 'second-reopening']), {
        nil: undefined,
      }),
      levels: fc.option(fc.constantFrom<Level[][]>(['county'], ['city', 'province']), { nil: undefined }),
    });
    const raised = fc.record({
      regionCode: region,
      urgent: fc.boolean(),
      kind: fc.constantFrom<Kind[]>('clock-step', 'instruction', 'second-reopening'),
      level: fc.constantFrom<Level[]>('county', 'city', 'province'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(filter, { maxLength: 4 }),
        fc.array(raised, { minLength: 1, maxLength: 6 }),
        async (filters, all) => {
          await notification.dataSource.query('delete from staff_subscription');
          await notification.dataSource.query('delete from outbox');
          for (const [n, wish] of filters.entries())
            await subscribe({ ...ofProvince, subject: `someone-${n}` }, { ...wish, ...webhook });
          const steps = all.map((wish) => escalationStep('raised', wish));
          await notification.comes(...steps);
          const told = new Set((await deliveries()).map(({ escalation }) => escalation));
          const unheard = new Set(await notification.unheard());
          for (const { payload } of steps) {
            // Reckoned once more and otherwise than in SQL, so that neither everybody nor nobody passes for the right ones.
            const isCovered = filters.some(
              ({ regionCode, isUrgentOnly, kinds, levels }) =>
                isWithin(payload.regionCode, regionCode) &&
                (!isUrgentOnly || payload.urgent) &&
                (kinds ?? [payload.cause.kind]).includes(payload.cause.kind) &&
                (levels ?? [payload.level]).includes(payload.level),
            );
            expect([told.has(payload.escalationId), unheard.has(payload.escalationId)]).toEqual([
              isCovered,
              !isCovered,
            ]);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  const subscribe = (staff: Somebody, wish: object) => notification.subscribe(staff, wish);

  /** In the order of the escalations, and of the regions from the province down. */
  function deliveries(): Promise<Delivery[]> {
    return notification.dataSource.query<Delivery[]>(
      `select subscription_id as subscription, payload ->> 'escalationId' as escalation,
              case when due_at <= queued_at then 'now' else to_char(due_at at time zone 'Asia/Shanghai', 'HH24') end as due
       from staff_delivery join staff_subscription as subscription on subscription_id = subscription.id
         join staff_notice as notice on notice.id = notice_id
       order by escalation, subscription.audience, staff_delivery.id`,
    );
  }

  /** Moves on to half past an hour of Asia/Shanghai. */
  async function toHour(hour: number): Promise<void> {
    const [row] = await notification.dataSource.query<[{ wait: string }]>(
      `select (((date_trunc('day', local) + $1 * interval '1 hour' + interval '30 minutes') - local) + interval '1 day')::text as wait
       from (select platform.now() at time zone 'Asia/Shanghai' as local) as present`,
      [hour],
    );
    await notification.letPass(row.wait);
  }
});
