import { departmentUnderTest, type DepartmentUnderTest } from '../../test/department-under-test.ts';
import { sureProposal } from '../../test/samples.ts';
import { ListQueue, queueQuery } from './list-queue.ts';
import { ListTriage, triageQuery } from './list-triage.ts';
import { front } from './page.ts';
import { queueStatuses } from './queue.dto.ts';

/** Enough that a plan which reads a whole queue, or all cases, would show. */
const storedCases = 40_000;
const largeBureau = '411681-human-resources-and-social-security';
const smallBureau = '411681-urban-management';

describe('A queue', () => {
  let department: DepartmentUnderTest;
  beforeAll(async () => {
    department = await departmentUnderTest();
    await storeCases(department);
  });
  afterAll(() => department.close());

  it('shows each of its cases on exactly one page, urgent ones first and then who has waited longest', async () => {
    const list = new ListQueue(department.dataSource);
    const shown: string[] = [];
    let after: string | undefined;
    do {
      const page = await list.list(smallBureau, { limit: 37, after });
      shown.push(...page.entries.map(({ caseNumber }) => caseNumber));
      after = page.next;
    } while (after !== undefined);
    expect(shown).toEqual(await numbers(`status in ('assigned', 'in-progress') and lead ->> 'id' = '${smallBureau}'`));
  });

  it('shows only the status that was asked for', async () => {
    const { entries } = await new ListQueue(department.dataSource).list(smallBureau, {
      status: 'in-progress',
      limit: 200,
    });
    expect(new Set(entries.map(({ status }) => status))).toEqual(new Set(['in-progress']));
  });

  it('keeps nothing for a bureau that nobody knows', async () => {
    await expect(new ListQueue(department.dataSource).list('410000-nobody', { limit: 10 })).resolves.toEqual({
      entries: [],
    });
  });

  it('of the triage desk shows the cases of the officer’s region, with the router’s guess', async () => {
    const list = new ListTriage(department.dataSource);
    const { entries } = await list.list({ region: '411600', limit: 200 });
    expect(entries.map(({ caseNumber }) => caseNumber)).toEqual(
      (await numbers(`status = 'triage' and region_code like '4116%'`)).slice(0, 200),
    );
    expect(entries.at(0)).toMatchObject({ lead: sureProposal.lead, reasons: sureProposal.reasons });
  });

  it('of the triage desk shows a province also the cases that have no place yet', async () => {
    const { entries } = await new ListTriage(department.dataSource).list({ region: '410000', limit: 200 });
    expect(entries.some(({ regionCode }) => regionCode === undefined)).toBe(true);
  });

  it('reads no more rows for a page than the page shows, wherever it begins', async () => {
    const middle = ['t', '2026-11-20T00:00:00.000Z', front.id];
    for (const place of [['f', front.since, front.id], middle]) {
      const plan = await explain(queueQuery, [largeBureau, queueStatuses, ...place, 51]);
      expect(plan.indexes).toEqual(['bureau_queue']);
      expect(plan.rowsRead).toBeLessThanOrEqual(2 * 51);
    }
  });

  it('of the triage desk is read along its index, other regions left out before their rows are read', async () => {
    for (const bounds of [
      ['4116', '4116:'],
      [null, null],
    ]) {
      const plan = await explain(triageQuery, ['f', front.since, front.id, ...bounds, 51]);
      expect(plan.indexes).toEqual(['triage_queue']);
      expect(plan.rowsRead).toBeLessThanOrEqual(51);
    }
  });

  /** In the order in which a queue shows them. */
  async function numbers(condition: string): Promise<string[]> {
    const rows = await department.dataSource.query<{ number: string }[]>(
      `select number from "case" where ${condition} order by urgent desc, since, id`,
    );
    return rows.map(({ number }) => number);
  }

  /** The indexes that a query walks along, and how many rows of `case` it reads and throws away or gives. */
  async function explain(query: string, parameters: unknown[]) {
    const [row] = await department.dataSource.query<[{ 'QUERY PLAN': [{ Plan: PlanNode }] }]>(
      `explain (analyze, format json) ${query}`,
      parameters,
    );
    const scans = nodesOf(row['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'case');
    return {
      indexes: scans.map((node) => node['Index Name']),
      rowsRead: scans.reduce(
        (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
        0,
      ),
    };
  }
});

interface PlanNode {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** One bureau with nearly everything, one with little; one case in four is open; many of the same millisecond. */
async function storeCases({ dataSource }: DepartmentUnderTest): Promise<void> {
  await dataSource.query(
    `insert into "case" (id, number, status, version, since, channel, submitted_at, subject, region_code, urgent,
       proposal, lead, co_handling)
     select uuidv7(), to_char(n, 'FM00000000'), status, 3, moment, 'web', moment, '拖欠工资', region, n % 50 = 0,
       $1::jsonb, case when status <> 'triage' then jsonb_build_object('id', bureau) end,
       case when status <> 'triage' then '[]'::jsonb end
     from generate_series(1, $2::integer) as n,
       lateral (select
         (array['assigned', 'in-progress', 'triage', 'resolved', 'resolved', 'resolved', 'resolved', 'resolved'])[n % 8 + 1] as status,
         '2026-11-01T00:00:00Z'::timestamptz + (n * 7919 % 3000) * interval '13 minutes' as moment,
         case when n % 100 in (1, 8) then $4 else $3 end as bureau,
         (array['411681', '411600', '411000', null])[n / 8 % 4 + 1] as region) as made`,
    [JSON.stringify(sureProposal), storedCases, largeBureau, smallBureau],
  );
  await dataSource.query('analyze "case"');
}
