import { MessagingUnderTest } from '../../test/messaging-under-test.ts';
import { takeCharge } from './inbox.ts';
import { maintainInbox } from './inbox-partitions.ts';

const dayMs = 86_400_000;

describe('inbox', () => {
  let messaging: MessagingUnderTest;

  beforeEach(async () => {
    messaging = await MessagingUnderTest.start();
  });
  afterEach(() => messaging.stop());

  const event = (n: number, day: string) => ({ id: `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`, day });
  const take = (...events: { id: string; day: string }[]) =>
    messaging.dataSource.transaction((manager) => takeCharge(manager, events, 'now()'));
  const daysAhead = async (days: number) => {
    const [{ now }] = await messaging.dataSource.query<[{ now: Date }]>('SELECT now()');
    return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
  };
  const maintain = (shiftedByDays = 0) =>
    maintainInbox(messaging.dataSource, `now() + interval '${shiftedByDays} days'`);

  it('gives each event once, also where one batch holds it twice', async () => {
    const [one, two, three] = [event(1, '2026-01-01'), event(2, '2026-01-01'), event(3, '2026-01-02')];
    expect((await take(two, one, two)).fresh).toEqual([two, one]);
    expect((await take(one, three)).fresh).toEqual([three]);
  });

  it('forgets nothing of a transaction that is rolled back but what it took', async () => {
    const one = event(1, '2026-01-01');
    const rolledBack = messaging.dataSource.transaction(async (manager) => {
      await takeCharge(manager, [one], 'now()');
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    expect((await take(one)).fresh).toEqual([one]);
  });

  it('lets a second consumer wait for the first, and take only what that one gave back', async () => {
    const one = event(1, '2026-01-01');
    const first = messaging.dataSource.createQueryRunner();
    await first.startTransaction();
    await takeCharge(first.manager, [one], 'now()');
    const second = take(one, event(2, '2026-01-01'));
    await first.commitTransaction();
    await first.release();
    expect((await second).fresh).toEqual([event(2, '2026-01-01')]);
  });

  it('warns that a key may be blocked when the first consumer may have made a dead letter of its event', async () => {
    const [one, two] = [event(1, '2026-01-01'), event(2, '2026-01-01')];
    expect((await take(one)).mayBeBlocked).toBe(false);
    expect((await take(one, two)).mayBeBlocked).toBe(true);
  });

  it('knows an event again after its day has got a partition of its own', async () => {
    const today = await daysAhead(0);
    await take(event(1, today));
    await maintain();
    expect((await take(event(1, today), event(2, today))).fresh).toEqual([event(2, today)]);
    expect(await messaging.countRows('inbox_default')).toBe(0);
  });

  it('remembers for 14 days and then drops the day', async () => {
    const today = await daysAhead(0);
    await maintain();
    await take(event(1, today));
    await maintain(14);
    expect((await take(event(1, today))).fresh).toEqual([]);
    await maintain(15);
    expect(await messaging.countRows('inbox')).toBe(0);
  });

  it('is looked after by several processes at once', async () => {
    await Promise.all([maintain(), maintain(), maintain(1)]);
    await maintain(1);
    const [{ partitions }] = await messaging.dataSource.query<[{ partitions: number }]>(
      `SELECT count(*)::int AS partitions FROM pg_inherits WHERE inhparent = 'inbox'::regclass`,
    );
    expect(partitions).toBeGreaterThanOrEqual(5);
  });
});
