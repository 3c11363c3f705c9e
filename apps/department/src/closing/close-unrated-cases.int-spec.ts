import {
  announcedOf,
  decided,
  departmentUnderTest,
  type DepartmentUnderTest,
  type Message,
  someMessage,
  submitted,
  untilWaiting,
} from '../../test/department-under-test.ts';
import { planOf } from '../../test/plan-of.ts';
import { handler, sureProposal } from '../../test/samples.ts';
import { shippedTerms } from '../clocks/domain/clock-policy.ts';
import { addVersion } from '../clocks/policies/policy-table.ts';
import { unratedQuery } from '../handling/case-table.ts';

describe('A case that nobody rates', () => {
  let department: DepartmentUnderTest;
  beforeEach(async () => {
    department = await departmentUnderTest();
  });
  afterEach(() => department.close());

  it('is closed when the window has passed, and not before', async () => {
    const [message] = await resolved(1);
    await department.letPass('14 days 23 hours 59 minutes');
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['resolved']);
    await department.letPass('2 minutes');
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['closed']);
    expect(await announcedOf(department, message!.caseId)).toContainEqual(
      expect.objectContaining({ type: 'xinqiao.case.closed.v1', version: 5 }),
    );
  });

  it('is closed by the window of its kind and urgency, as it was when the case ended', async () => {
    await sayWindow(2, 48);
    await resolved(1);
    await sayWindow(3, 1);
    await department.letPass('47 hours 59 minutes');
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['resolved']);
    await department.letPass('2 minutes');
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['closed']);
  });

  it('is closed once, however many instances look at the same moment', async () => {
    const messages = await resolved(40);
    await department.letPass('16 days');
    await Promise.all(Array.from({ length: 6 }, () => department.closing.closeDue()));
    await department.closing.closeDue();
    expect(new Set(await statuses())).toEqual(new Set(['closed']));
    for (const { caseId } of messages) expect(await announcedOf(department, caseId)).toHaveLength(5);
  });

  it('is left to who holds it, and closed in a later round', async () => {
    const [held] = await resolved(2);
    await department.letPass('16 days');
    const closing = await department.dataSource.transaction(async (manager) => {
      await manager.query('select 1 from "case" where id = $1 for update', [held!.caseId]);
      const round = department.closing.closeDue();
      await Promise.race([round, untilWaiting(department, 1)]);
      expect((await statuses()).toSorted()).toEqual(['closed', 'resolved']);
      return { round };
    });
    await closing.round;
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['closed', 'closed']);
  });

  it('is not closed again when it was reopened and resolved since', async () => {
    const [message] = await resolved(1);
    await department.letPass('14 days');
    const { caseNumber } = message!;
    const supervisor = { subject: 's', roles: ['supervisor'], regionCode: '410000' };
    await department.cases.act(caseNumber, { kind: 'reopen', by: supervisor, version: 4, reason: '回访未解决' });
    await resolve(caseNumber, 5);
    await department.letPass('2 days');
    await department.closing.closeDue();
    expect(await statuses()).toEqual(['resolved']);
  });

  it('is found along its index, however many cases are closed or may still be rated', async () => {
    await department.dataSource.query(
      `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, urgent, proposal, lead, co_handling, aside)
       select uuidv7(), '20200101-' || n, case when n % 10 = 0 then 'resolved' else 'closed' end, 5, now(), 'web', now(), '路灯', false, '{}', '{"id":"b"}', '[]',
         json_build_object('windows', json_build_object('rateUntil', to_char(now() + n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
       from generate_series(1, 20000) as n`,
    );
    await department.dataSource.query('analyze "case"');
    const statement = { text: unratedQuery, parameters: [new Date(Date.now() + 500 * 60_000).toISOString(), 500] };
    const plan = await planOf(department.dataSource, statement);
    expect(plan).toMatchObject({ indexes: ['rating_window'], isSorted: false });
    expect(plan.rowsRead).toBeLessThanOrEqual(50);
  });

  async function sayWindow(version: number, amount: number): Promise<void> {
    const subject = { kind: 'complaint', urgent: sureProposal.urgent } as const;
    const terms = { ...shippedTerms(subject.kind, subject.urgent), rating: { amount, unit: 'natural-hours' } as const };
    const change = { ...subject, version, terms, staff: 'a', reason: '试行', changedAt: new Date() };
    await addVersion(department.dataSource.manager, change);
  }

  async function resolved(count: number): Promise<Message[]> {
    const messages = Array.from({ length: count }, someMessage);
    await department.inBatch(async (context) => {
      await department.openCase.open(
        messages.map((message) => submitted(message)),
        context,
      );
      await department.assignCase.assign(
        messages.map((message) => decided(message, sureProposal)),
        context,
      );
    });
    for (const { caseNumber } of messages) {
      await department.cases.act(caseNumber, { kind: 'accept', by: handler, version: 2 });
      await resolve(caseNumber, 3);
    }
    return messages;
  }

  function resolve(caseNumber: string, version: number) {
    const answer = { visibility: 'public', text: '已支付' } as const;
    return department.cases.act(caseNumber, { kind: 'resolve', by: handler, version, ...answer });
  }

  async function statuses(): Promise<string[]> {
    const rows = await department.dataSource.query<{ status: string }[]>('select status from "case" order by id');
    return rows.map(({ status }) => status);
  }
});
