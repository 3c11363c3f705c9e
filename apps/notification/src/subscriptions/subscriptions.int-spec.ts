import { generateKeySync } from 'node:crypto';
import fc from 'fast-check';
import { ContactSeal } from '#platform';
import { aCase, steps, submitted, type TestCase } from '../../test/events.ts';
import { notificationDatabase, type NotificationDatabase } from '../../test/notification-database.ts';
import { SubscribeCitizens } from './subscribe-citizens.ts';
import { TellOfSteps } from './tell-of-steps.ts';

const seal = new ContactSeal({ keys: new Map([['2026', generateKeySync('aes', { length: 256 })]]) });
const subscribeCitizens = new SubscribeCitizens(seal);
const tellOfSteps = new TellOfSteps();
const withEmail = seal.seal({ name: '李', email: 'li@example.com' });
const withPhone = seal.seal({ phone: '13800000000' });

let database: NotificationDatabase;
beforeEach(async () => {
  database = await notificationDatabase();
});
afterEach(() => database.drop());

const subscribe = (cases: readonly TestCase[], contact?: ReturnType<ContactSeal['seal']>) =>
  database.inBatch((context) =>
    subscribeCitizens.execute(
      cases.map((one) => submitted(one, contact)),
      context,
    ),
  );
const tell = (told: ReturnType<typeof steps>) => database.inBatch((context) => tellOfSteps.execute(told, context));
const rowsOf = async (table: string): Promise<number> => {
  const [row] = await database.dataSource.query<[{ rows: number }]>(`SELECT count(*)::integer AS rows FROM ${table}`);
  return row.rows;
};

describe('a citizen with an e-mail', () => {
  it('gets one delivery for each step', async () => {
    const it = aCase();
    await subscribe([it], withEmail);
    await tell(steps(it));
    expect(await rowsOf('delivery')).toBe(6);
    expect(await rowsOf('waiting_step')).toBe(0);
  });

  it('is told of steps that came before the submission once it is there', async () => {
    const it = aCase();
    await tell(steps(it, 3));
    expect(await rowsOf('delivery')).toBe(0);
    await subscribe([it], withEmail);
    expect(await rowsOf('delivery')).toBe(3);
    expect(await rowsOf('waiting_step')).toBe(0);
  });

  it('gets one delivery for each step in whatever order and however often the events come', async () => {
    const anyOrder = fc.array(fc.nat(), { minLength: 14, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(anyOrder, async (ranks) => {
        const it = aCase();
        const once = [() => subscribe([it], withEmail), ...steps(it).map((step) => () => tell([step]))];
        const arrivals = [...once, ...once].map((arrive, index) => ({ arrive, rank: ranks[index]! }));
        for (const { arrive } of arrivals.sort((a, b) => a.rank - b.rank)) await arrive();
        const rows = await database.dataSource.query<unknown[]>(
          'SELECT case_version FROM delivery WHERE case_id = $1 ORDER BY 1',
          [it.caseId],
        );
        expect(rows).toEqual([1, 2, 3, 4, 5, 6].map((version) => ({ case_version: version })));
      }),
      { numRuns: 10 },
    );
  });

  it('misses no step that is handled at the same moment as the submission', async () => {
    const cases = Array.from({ length: 40 }, aCase);
    await Promise.all(
      cases.flatMap((it) => [tell(steps(it, 1)), subscribe([it], withEmail), tell(steps(it, 2).slice(1))]),
    );
    expect(await rowsOf('waiting_step')).toBe(0);
    expect(await rowsOf('delivery')).toBe(80);
  });

  it('is kept as sealed as the contact came', async () => {
    await subscribe([aCase()], withEmail);
    const [row] = await database.dataSource.query<object[]>(
      'SELECT contact_key_id, sealed_contact FROM citizen_subscription',
    );
    expect(row).toEqual({ contact_key_id: withEmail.keyId, sealed_contact: withEmail.sealed });
  });
});

describe('a citizen without an e-mail', () => {
  it.each([
    ['who left a phone number', withPhone],
    ['who left nothing', undefined],
  ])('%s gets no delivery, and no step waits for him', async (_, contact) => {
    const [before, after] = [aCase(), aCase()];
    await tell(steps(before));
    await subscribe([before, after], contact);
    await tell(steps(after));
    expect(await rowsOf('delivery')).toBe(0);
    expect(await rowsOf('waiting_step')).toBe(0);
  });
});
