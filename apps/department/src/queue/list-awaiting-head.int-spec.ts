import { Clock } from '#platform';
import { departmentUnderTest, type DepartmentUnderTest } from '../../test/department-under-test.ts';
import { planOf } from '../../test/plan-of.ts';
import { head, sureProposal } from '../../test/samples.ts';
import { headsWalk, ListAwaitingHead } from './list-awaiting-head.ts';
import { statementOf } from './walk.ts';

/** Enough that a plan which reads all cases of a bureau would show. */
const storedCases = 20_000;
const bureau = '411681-human-resources-and-social-security';

describe('The desk of a bureau’s head', () => {
  let department: DepartmentUnderTest;
  beforeAll(async () => {
    department = await departmentUnderTest();
    await storeCases(department);
  });
  afterAll(() => department.close());

  it('shows each doubtful reply on exactly one page, urgent cases first and then who has waited longest', async () => {
    const list = new ListAwaitingHead(department.dataSource, new Clock(department.dataSource));
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const page = await list.list(bureau, head, { limit: 37, after });
      shown.push(...page.entries.map(({ caseNumber }) => caseNumber));
      after = page.next;
    } while (after !== undefined);
    const waiting = await department.dataSource.query<{ number: string }[]>(
      `select number from "case" where aside is not null and status = 'in-progress' order by urgent desc, since, id`,
    );
    expect(shown).toEqual(waiting.map(({ number }) => number));
    expect(shown).toHaveLength(200);
  });

  it('is read along its index, a page at a time', async () => {
    const plan = await planOf(department.dataSource, statementOf(headsWalk(bureau, {}), { limit: 50 }));
    expect(plan).toMatchObject({ indexes: ['heads_desk'], rowsRead: 51, isSorted: false });
  });
});

async function storeCases({ dataSource }: DepartmentUnderTest): Promise<void> {
  await dataSource.query(
    `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, region_code, urgent,
       proposal, lead, co_handling, aside)
     select uuidv7(), to_char(n, 'FM00000000'), case when n % 2 = 0 then 'in-progress' else 'resolved' end, 4, moment,
       'web', moment, '拖欠工资', '411681', n % 50 = 0, $1::jsonb, jsonb_build_object('id', $3::text), '[]',
       case when n % 50 = 0 then '{"resolution":{"visibility":"public","text":"已处理","doubts":["答复过短"]}}'::json end
     from generate_series(1, $2::integer) as n,
       lateral (select '2026-11-01T00:00:00Z'::timestamptz + (n * 7919 % 3000) * interval '13 minutes' as moment) as made
     where n % 100 = 0 or n % 50 > 0`,
    [JSON.stringify(sureProposal), storedCases, bureau],
  );
  await dataSource.query('analyze "case"');
}
