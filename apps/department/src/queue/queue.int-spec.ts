import { Clock } from '#platform';
import { departmentUnderTest, type DepartmentUnderTest } from '../../test/department-under-test.ts';
import { planOf } from '../../test/plan-of.ts';
import {
  handler,
  handlerAt,
  officer,
  stranger,
  sureProposal,
  xiangchengLabour,
  xiangchengUrbanManagement,
} from '../../test/samples.ts';
import { CountQueue, countStatement } from './count-queue.ts';
import { ListQueue, queueWalk } from './list-queue.ts';
import { ListTriage, triageWalk } from './list-triage.ts';
import { byDeadline, longestWaiting } from './order.ts';
import type { QueueFilter } from './queue.dto.ts';
import { queueViews, type QueueView } from './views.ts';
import { statementOf } from './walk.ts';

/** Enough that a plan which reads a whole queue, or all cases, would show. */
const storedCases = 40_000;
const large = { bureauId: '411681-human-resources-and-social-security', subject: 'handler-1' };
const small = { bureauId: '411681-urban-management', subject: 'handler-1' };
const placed = `status in ('assigned', 'in-progress', 'suspended', 'decline-pending')`;
const inLine = 'urgent desc, since, id';

type Filter = Pick<QueueFilter, keyof QueueFilter>;

/** What each view is to hold, in words of its own. */
const meant: Readonly<Record<QueueView, string>> = {
  all: 'true',
  mine: `handler = 'handler-1'`,
  unassigned: 'handler is null',
  'due-soon': `due_at between clock_timestamp() and clock_timestamp() + interval '48 hours'`,
  overdue: 'due_at < clock_timestamp()',
  waiting: 'waiting',
  returned: `aside ->> 'returns' is not null`,
  reopened: `aside ->> 'reopenings' is not null`,
};

describe('A queue', () => {
  let department: DepartmentUnderTest;
  let list: ListQueue;
  let triage: ListTriage;
  beforeAll(async () => {
    department = await departmentUnderTest();
    const clock = new Clock(department.dataSource);
    list = new ListQueue(department.dataSource, clock);
    triage = new ListTriage(department.dataSource, clock);
    await storeCases(department);
  });
  afterAll(() => department.close());

  it.each<[string, Filter, string]>([
    ['urgent ones first and then who has waited longest', {}, inLine],
    ['what falls due first first', { order: 'deadline' }, 'due_at, id'],
  ])('shows each of its cases on exactly one page, %s', async (_, filter, order) => {
    expect(await shown(filter)).toEqual(await numbers(`${placed} and lead ->> 'id' = '${small.bureauId}'`, order));
  });

  describe.each(queueViews)('seen as %s', (view) => {
    it('holds what it says, on its pages and in its count', async () => {
      const expected = await numbers(`${placed} and lead ->> 'id' = '${small.bureauId}' and ${meant[view]}`, inLine);
      expect(expected.length).toBeGreaterThan(0);
      expect(await shown({ view })).toEqual(expected);
      expect(await shown({ view, order: 'deadline' })).toHaveLength(expected.length);
      const counts = await new CountQueue(department.dataSource, new Clock(department.dataSource)).count(small);
      expect(counts[view]).toBe(expected.length);
    });

    it.each(['longest-waiting', 'deadline'] as const)(
      'reads no row that is not in it, and few that are not shown, by %s',
      async (order) => {
        const { rowsRead, isSorted } = await planOf(
          department.dataSource,
          statementOf(queueWalk(large, { view, order }, new Date()), { limit: 50 }),
        );
        expect(rowsRead).toBeLessThanOrEqual(isSorted ? 500 : 51);
      },
    );
  });

  it.each<[string, Filter, string]>([
    ['status', { status: 'in-progress' }, `status = 'in-progress'`],
    ['handler', { handler: 'handler-2' }, `handler = 'handler-2'`],
    ['kind', { kind: 'help' }, `kind = 'help'`],
    ['matter', { matter: 'heating' }, `matter ->> 'code' = 'heating'`],
    ['urgency', { urgent: false }, 'not urgent'],
    [
      'several at once',
      { view: 'unassigned', urgent: false, kind: 'complaint' },
      `handler is null and not urgent and kind = 'complaint'`,
    ],
  ])('shows only what was asked for: %s', async (_, filter, condition) => {
    const expected = await numbers(`${placed} and lead ->> 'id' = '${small.bureauId}' and ${condition}`, inLine);
    expect(expected.length).toBeGreaterThan(0);
    expect(await shown(filter)).toEqual(expected);
  });

  it.each([
    ['assigned', ['accept', 'return']],
    ['in-progress', ['contact', 'reply', 'resolve']],
    ['suspended', ['resume']],
  ] as const)('says beside each case that is %s what its reader may do next', async (status, actions) => {
    const filter = { status, limit: 10 };
    const { entries } = await list.list(large.bureauId, handlerAt(xiangchengLabour), filter);
    expect(entries).toHaveLength(10);
    for (const { allowedActions } of entries) expect(allowedActions).toEqual(expect.arrayContaining([...actions]));
    const strangers = await list.list(large.bureauId, stranger, filter);
    for (const { allowedActions } of strangers.entries) expect(allowedActions).toEqual([]);
  });

  it('keeps nothing for a bureau that nobody knows', async () => {
    await expect(list.list('410000-nobody', handler, { limit: 10 })).resolves.toEqual({ entries: [] });
  });

  it('of the triage desk shows the cases of the officer’s region, with the router’s guess', async () => {
    const { entries } = await triage.list(officer, { region: '411600', limit: 200 });
    expect(entries.map(({ caseNumber }) => caseNumber)).toEqual(
      (await numbers(`status = 'triage' and region_code like '4116%'`, inLine)).slice(0, 200),
    );
    expect(entries.at(0)).toMatchObject({ lead: sureProposal.lead, reasons: sureProposal.reasons });
  });

  it('of the triage desk shows a province also the cases that have no place yet', async () => {
    const { entries } = await triage.list(officer, { region: '410000', limit: 200 });
    expect(entries.some(({ regionCode }) => regionCode === undefined)).toBe(true);
  });

  it.each([
    ['longest-waiting', longestWaiting, 'bureau_longest_waiting'],
    ['deadline', byDeadline, 'bureau_deadline'],
  ] as const)('is walked along an index, from wherever a page begins: %s', async (order, { cursorOf }, index) => {
    const middle = cursorOf({
      id: '019aaf5e-0000-7000-8000-000000000001',
      urgent: false,
      since: new Date('2026-11-20T00:00:00.000Z'),
      due_at: new Date(),
    });
    for (const after of [undefined, middle]) {
      const plan = await planOf(
        department.dataSource,
        statementOf(queueWalk(large, { order }, new Date()), { limit: 50, after }),
      );
      expect(plan).toMatchObject({ indexes: [index], isSorted: false });
      expect(plan.rowsRead).toBeLessThanOrEqual(51);
    }
  });

  it('is counted within an index, without a look at the cases', async () => {
    const plan = await planOf(department.dataSource, countStatement(large, new Date()));
    expect(plan).toMatchObject({ indexes: ['bureau_deadline'], kinds: ['Index Only Scan'] });
  });

  it('of the triage desk is read along its index, other regions left out before their rows are read', async () => {
    for (const region of ['411600', '410000']) {
      const plan = await planOf(department.dataSource, statementOf(triageWalk(officer, region), { limit: 50 }));
      expect(plan.indexes).toEqual(['triage_queue']);
      expect(plan.rowsRead).toBeLessThanOrEqual(51);
    }
  });

  /** All pages of the small bureau's queue, one after the other. */
  async function shown(filter: Filter): Promise<string[]> {
    const numbersShown: string[] = [];
    let after: string | undefined;
    do {
      const page = await list.list(
        small.bureauId,
        { ...handlerAt(xiangchengUrbanManagement), ...small },
        { ...filter, limit: 37, after },
      );
      numbersShown.push(...page.entries.map(({ caseNumber }) => caseNumber));
      after = page.next;
    } while (after !== undefined);
    return numbersShown;
  }

  async function numbers(condition: string, order: string): Promise<string[]> {
    const rows = await department.dataSource.query<{ number: string }[]>(
      `select number from "case" where ${condition} order by ${order}`,
    );
    return rows.map(({ number }) => number);
  }
});

/** One bureau with nearly everything, one with little; three cases in eight are with a bureau; many of the same millisecond. */
async function storeCases({ dataSource }: DepartmentUnderTest): Promise<void> {
  await dataSource.query(
    `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, region_code, urgent,
       proposal, lead, co_handling, kind, matter, handler, due_at, waiting, aside)
     select uuidv7(), to_char(n, 'FM00000000'), status, 3, moment, 'web', moment, '拖欠工资', region, n % 50 = 0,
       $1::jsonb, case when status <> 'triage' then jsonb_build_object('id', bureau) end,
       case when status <> 'triage' then '[]'::jsonb end,
       (array['complaint', 'help', null])[m % 3 + 1],
       case when m % 4 = 0 then '{"code": "heating", "name": "供热"}'::json end,
       case when m % 3 > 0 then 'handler-' || m % 7 end,
       case when m % 11 = 0 then 'infinity' else clock_timestamp() + (m % 240 - 40) * interval '90 minutes' end,
       status = 'suspended' or m % 13 = 0,
       case when m % 17 = 0 then '{"returns": 1}'::json when m % 19 = 0 then '{"reopenings": 1, "settledAt": "2026-11-01T00:00:00.000Z"}'::json end
     from generate_series(1, $2::integer) as n,
       lateral (select n / 8 as m,
         (array['assigned', 'in-progress', 'triage', 'suspended', 'resolved', 'resolved', 'resolved', 'resolved'])[n % 8 + 1] as status,
         '2026-11-01T00:00:00Z'::timestamptz + (n * 7919 % 3000) * interval '13 minutes' as moment,
         case when n % 100 in (1, 8, 50, 75) then $4 else $3 end as bureau,
         (array['411681', '411600', '411000', null])[n / 8 % 4 + 1] as region) as made`,
    [JSON.stringify(sureProposal), storedCases, large.bureauId, small.bureauId],
  );
  await dataSource.query('vacuum analyze "case"');
}
