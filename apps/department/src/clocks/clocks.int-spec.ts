import type { CaseEvents } from '#contracts';
import { CaseOutbox, Clock } from '#platform';
import { eventually, shiftClock } from '#testing';
import {
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  type Message,
  someMessage,
  submitted,
  untilWaiting,
  waitingTransactions,
} from '../../test/department-under-test.ts';
import {
  handler,
  inDirectory,
  officerOf,
  stranger,
  supervisor,
  sureProposal,
  xiangchengLabour,
} from '../../test/samples.ts';
import { followDirectory } from '../directory/follow-directory.ts';
import { ListQueue } from '../queue/list-queue.ts';
import { Calendars } from './calendar/calendars.ts';
import type { CaseClock } from './domain/case-clock.ts';
import { type ClockTerms, shippedWindows } from './domain/clock-policy.ts';
import { nextStepAt } from './domain/due-steps.ts';
import { ExplainClocks } from './explain-clocks.ts';
import { addVersion } from './policies/policy-table.ts';
import { casesAtOnce, dueQuery, RaiseDueSteps } from './raise-due-steps.ts';

type Raised = CaseEvents['xinqiao.clock.step-raised.v1'];

describe('The clocks', () => {
  let department: DepartmentUnderTest;
  let dueSteps: RaiseDueSteps;
  beforeAll(async () => {
    department = await departmentUnderTest();
    const { dataSource } = department;
    dueSteps = new RaiseDueSteps(dataSource, new Clock(dataSource), new CaseOutbox('department'));
    await dataSource.transaction((manager) =>
      followDirectory(manager, [
        Object.assign(inDirectory(xiangchengLabour), { officeHours: [{ opens: '09:00', closes: '17:00' }] }),
      ]),
    );
  });
  afterAll(() => department.close());
  beforeEach(() => department.dataSource.query('truncate "case", case_event, case_message, outbox'));

  it('start in the transaction that assigns the case, by the office hours of its bureau, and stop as it goes on', async () => {
    const message = await assigned();
    const clocks = await clocksOf(message);
    expect(clocks.map(({ clock, officeHours }) => [clock, officeHours])).toEqual(
      ['accept', 'first-contact', 'resolve'].map((clock) => [clock, [{ opens: '09:00', closes: '17:00' }]]),
    );
    expect(clocks.at(-1)).toMatchObject({
      startedAt: '2026-11-23T04:00:00.000Z',
      deadline: '2026-12-14T09:00:00.000Z',
    });
    await department.cases.act(message.caseNumber, { kind: 'accept', by: handler, version: 2 });
    expect((await clocksOf(message)).map(({ stoppedAt }) => stoppedAt !== undefined)).toEqual([true, false, false]);
  });

  it('start as well when the decision came before its case', async () => {
    const message = someMessage();
    await department.inBatch((context) => department.assignCase.assign([decided(message, sureProposal)], context));
    await department.inBatch((context) => department.openCase.open([submitted(message)], context));
    expect((await clocksOf(message)).map(({ clock }) => clock)).toEqual(['accept', 'first-contact', 'resolve']);
  });

  it('keep the terms that they began with when the policy is changed; those that start from then on go by it', async () => {
    const before = await assigned();
    const clocks = await clocksOf(before);
    await sayTerms({ accept: { amount: 3, unit: 'natural-hours' } });
    const after = await assigned();
    expect(await clocksOf(before)).toEqual(clocks);
    expect(await clocksOf(after)).toMatchObject([{ clock: 'accept', term: { amount: 3 }, policyVersion: 2 }]);
    await department.dataSource.query('truncate clock_policy');
  });

  it('are shown with the case and on the queue, and explained day by day to who may see the case', async () => {
    const message = await assigned();
    const { dataSource } = department;
    const clocks = (await clocksOf(message)).map(({ clock, deadline }): unknown =>
      expect.objectContaining({ clock, deadline }),
    );
    expect(await department.reading.read(message.caseNumber, handler)).toMatchObject({ clocks });
    const queue = await new ListQueue(dataSource, new Clock(dataSource)).list(xiangchengLabour.id, handler, {
      limit: 10,
    });
    expect(queue.entries).toMatchObject([{ caseNumber: message.caseNumber, clocks }]);
    const explaining = new ExplainClocks(dataSource, new Calendars());
    const [, , resolve] = await explaining.explain(message.caseNumber, officerOf('411600'));
    expect(resolve?.days.filter(({ isCounted }) => isCounted)).toHaveLength(15);
    expect(resolve?.days.at(-1)?.text).toBe('2026年12月14日（星期一）：照常上班，第15个工作日，17:00下班时到期');
    await expect(explaining.explain(message.caseNumber, stranger)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(explaining.explain('20261123-9999999-9', handler)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('raise each step once, also those that fell due while nobody looked', async () => {
    const message = await assigned();
    await makeDue(message, 'warningAt');
    expect(await dueSteps.round()).toBe(1);
    expect(await dueSteps.round()).toBe(0);
    await makeDue(message, 'deadline', 'supervisionAt');
    expect(await dueSteps.round()).toBe(1);
    expect(await dueSteps.round()).toBe(0);
    expect(await raisedOf(message)).toMatchObject([
      {
        ...{ clock: { clock: 'accept' }, step: 'warning', lead: xiangchengLabour, regionCode: '411681', urgent: false },
        status: 'assigned',
      },
      { clock: { clock: 'accept' }, step: 'reminder' },
      { clock: { clock: 'accept' }, step: 'supervision' },
    ]);
  });

  it('raise nothing for a case on which somebody works at this moment, who then raises it', async () => {
    const message = await assigned();
    await makeDue(message, 'warningAt');
    await department.dataSource.transaction(async (manager) => {
      await manager.query('select from "case" where id = $1 for update', [message.caseId]);
      expect(await dueSteps.round()).toBe(0);
    });
    await department.cases.act(message.caseNumber, { kind: 'accept', by: handler, version: 2 });
    expect(await raisedOf(message)).toMatchObject([{ step: 'warning', status: 'assigned' }]);
    expect(await dueSteps.round()).toBe(0);
    expect(await raisedOf(message)).toHaveLength(1);
  });

  it('are looked through by several instances at once, each case by one of them', async () => {
    const messages = await Promise.all(Array.from({ length: 3 }, () => assigned()));
    for (const message of messages) await makeDue(message, 'warningAt');
    const rounds = await department.dataSource.transaction(async (manager) => {
      await manager.query('lock table outbox in share mode');
      const first = dueSteps.round();
      await untilWaiting(department, 1);
      let isSecondOver = false;
      const second = dueSteps.round().finally(() => (isSecondOver = true));
      await eventually(async () => isSecondOver || (await waitingTransactions(department)) === 2);
      return [first, second];
    });
    expect(await Promise.all(rounds)).toEqual([3, 0]);
    for (const message of messages) expect(await raisedOf(message)).toHaveLength(1);
  });

  it('raise a step later when it cannot be announced, and never without announcing it', async () => {
    const message = await assigned();
    await makeDue(message, 'warningAt');
    await department.dataSource.query('alter table outbox rename to outbox_away');
    await expect(dueSteps.round()).rejects.toThrow();
    await department.dataSource.query('alter table outbox_away rename to outbox');
    expect(await raisedOf(message)).toEqual([]);
    expect(await dueSteps.round()).toBe(1);
    expect(await raisedOf(message)).toHaveLength(1);
  });

  it('go by the one clock, which a test may shift', async () => {
    const message = await assigned();
    await makeDue(message);
    expect(await dueSteps.round()).toBe(0);
    await shiftClock(department.adminUrl, '3 years');
    try {
      expect(await dueSteps.round()).toBe(1);
    } finally {
      await shiftClock(department.adminUrl, '-3 years');
    }
    expect(await raisedOf(message)).toHaveLength(9);
  });

  it('raise what has fallen due before anybody gives them more time', async () => {
    const message = await assigned();
    await makeDue(message);
    await department.cases.act(message.caseNumber, { kind: 'accept', by: handler, version: 2 });
    const asked = { kind: 'request-extension', by: handler, version: 3, days: 10, reason: '等待鉴定' } as const;
    await department.cases.act(message.caseNumber, asked);
    await department.dataSource.query(
      `update "case" set next_step_at = '2026-11-24T02:00:00Z', clocks = (
         select jsonb_agg(case when clock ->> 'clock' = 'resolve'
           then clock || '{"warningAt": "2026-11-24T02:00:00.000Z"}' else clock end)
         from jsonb_array_elements(clocks::jsonb) as clock)
       where id = $1`,
      [message.caseId],
    );
    await department.cases.act(message.caseNumber, { kind: 'approve-extension', by: supervisor, version: 4 });
    const raised = [{ step: 'warning', clock: { clock: 'resolve' }, dueAt: '2026-11-24T02:00:00.000Z' }];
    expect(await raisedOf(message)).toMatchObject(raised);
    expect(await dueSteps.round()).toBe(0);
    expect(await raisedOf(message)).toMatchObject(raised);
  });

  it('raise nothing as long as their case is handled as part of another one', async () => {
    const [message, other] = [await assigned(), await assigned()];
    const into = { caseId: other.caseId, caseNumber: other.caseNumber };
    const merge = { kind: 'merge', by: officerOf('411600'), version: 2, into, reason: '同一事项' } as const;
    const nextStep = async () => {
      const { dataSource } = department;
      const [row] = await dataSource.query<[object]>('select next_step_at from "case" where id = $1', [message.caseId]);
      return row;
    };
    await Promise.all([makeDue(message), makeDue(other)]);
    await department.cases.act(message.caseNumber, merge);
    expect(await nextStep()).toEqual({ next_step_at: null });
    const unmerge = { kind: 'unmerge', by: officerOf('411600'), version: 3, reason: '不是同一家企业' } as const;
    await department.cases.act(message.caseNumber, unmerge);
    expect(await nextStep()).toEqual({ next_step_at: expect.any(Date) });
  });

  it('raise nothing of the time in which their case was handled as part of another one, when it is resolved with that', async () => {
    const [message, other] = [await assigned(), await assigned()];
    const into = { caseId: other.caseId, caseNumber: other.caseNumber };
    const merge = { kind: 'merge', by: officerOf('411600'), version: 2, into, reason: '同一事项' } as const;
    await Promise.all([makeDue(message), makeDue(other)]);
    await department.cases.act(message.caseNumber, merge);
    const { since } = await department.reading.read(message.caseNumber, handler);
    await department.cases.act(other.caseNumber, { kind: 'accept', by: handler, version: 2 });
    const answer = { visibility: 'public', text: '所欠工资已全部支付。' } as const;
    await shiftClock(department.adminUrl, '3 years');
    try {
      await department.cases.act(other.caseNumber, { kind: 'resolve', by: handler, version: 3, ...answer });
      await dueSteps.round();
    } finally {
      await shiftClock(department.adminUrl, '-3 years');
    }
    expect(await department.reading.read(message.caseNumber, handler)).toMatchObject({ status: 'resolved' });
    expect(await raisedOf(message)).toEqual([]);
    expect(await raisedOf(other)).not.toEqual([]);
    const stoppedAt = since.toISOString();
    expect(await clocksOf(message)).toMatchObject([{ stoppedAt }, { stoppedAt }, { stoppedAt }]);
  });

  it('that are due are found along their index, however many cases run or are settled', async () => {
    await storeCases(department, 40_000);
    const plan = await department.dataSource.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
      `explain (analyze, format json) ${dueQuery}`,
      [new Date(), casesAtOnce],
    );
    const [scan, ...others] = nodesOf(plan[0]['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'case');
    expect(others.map((node) => node['Node Type'])).toEqual([]);
    expect(scan).toMatchObject({ 'Index Name': 'case_next_step', 'Actual Rows': casesAtOnce });
  });

  async function sayTerms(terms: ClockTerms): Promise<void> {
    const { manager } = department.dataSource;
    const of = { kind: 'complaint', urgent: false, version: 2 } as const;
    const policy = { ...of, terms: { ...shippedWindows, ...terms }, staff: 'a', reason: '试行' };
    await addVersion(manager, { ...policy, changedAt: new Date() });
  }

  async function assigned(): Promise<Message> {
    const message = someMessage();
    await department.inBatch(async (context) => {
      await department.openCase.open([submitted(message)], context);
      await department.assignCase.assign([decided(message, sureProposal)], context);
    });
    return message;
  }

  async function clocksOf({ caseId }: Message): Promise<CaseClock[]> {
    const [row] = await department.dataSource.query<[{ clocks: CaseClock[] }]>(
      'select clocks from "case" where id = $1',
      [caseId],
    );
    return row.clocks;
  }

  /** Lets moments of the accept clock lie an hour back and those of all others far ahead. */
  async function makeDue(message: Message, ...moments: ('warningAt' | 'deadline' | 'supervisionAt')[]): Promise<void> {
    const now = await new Clock(department.dataSource).now();
    const hoursFrom = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
    const far = { warningAt: hoursFrom(9_000), deadline: hoursFrom(10_000), supervisionAt: hoursFrom(11_000) };
    const due = Object.fromEntries(moments.map((moment) => [moment, hoursFrom(-1)]));
    const clocks = (await clocksOf(message)).map((clock) => ({
      ...clock,
      ...far,
      ...(clock.clock === 'accept' && due),
    }));
    await department.dataSource.query('update "case" set clocks = $2, next_step_at = $3 where id = $1', [
      message.caseId,
      JSON.stringify(clocks),
      nextStepAt(clocks),
    ]);
  }

  /** In the order in which they would be published. */
  async function raisedOf({ caseId }: Message): Promise<Raised[]> {
    const rows = await department.dataSource.query<{ value: Raised }[]>(
      `select value::json as value from outbox where key = $1 and headers::json ->> 'ce_type' = $2 order by id`,
      [caseId, 'xinqiao.clock.step-raised.v1'],
    );
    return rows.map(({ value }) => value);
  }
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** One case in four runs, of which one in five has a step due. */
async function storeCases({ dataSource }: DepartmentUnderTest, count: number): Promise<void> {
  await dataSource.query(
    `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, urgent, next_step_at)
     select uuidv7(), to_char(n, 'FM00000000'), 'received', 1, now(), 'web', now(), '拖欠工资', false,
       case when n % 4 = 0 then now() + (n % 5 * 2 - 1) * interval '1 hour' end
     from generate_series(1, $1::integer) as n`,
    [count],
  );
  await dataSource.query('analyze "case"');
}
