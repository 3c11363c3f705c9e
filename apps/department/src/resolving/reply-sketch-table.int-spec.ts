import { departmentUnderTest, type DepartmentUnderTest } from '../../test/department-under-test.ts';
import { planOf } from '../../test/plan-of.ts';
import { keepAnswered, latestSketches } from './reply-sketch-table.ts';

describe('What templates are known by', () => {
  let department: DepartmentUnderTest;
  beforeAll(async () => {
    department = await departmentUnderTest();
  });
  beforeEach(async () => {
    await department.dataSource.query('truncate reply_sketch');
    await department.dataSource.query(
      `insert into reply_sketch (case_id, bureau_id, resolved_at, reply, message)
       select uuidv7(), '411681-bureau-' || n % 20, '2026-01-01'::timestamptz + n * interval '1 minute', b, b
       from decode(repeat('00', 128), 'hex') as b, generate_series(1, 30000) as n`,
    );
    await department.dataSource.query('analyze reply_sketch');
  });
  afterAll(() => department.close());

  it('is read along its index, only that of the bureaus that reply', async () => {
    const parameters = [['411681-bureau-7', '411681-bureau-8'], 200];
    const plan = await planOf(department.dataSource, { text: latestSketches, parameters }, 'reply_sketch');
    expect(plan).toMatchObject({ indexes: ['reply_sketch_of_bureau'], rowsRead: 400 });
  });

  it('is thrown away by one reply in sixteen, but for the last two hundred of its bureau', async () => {
    await keep('0f');
    expect(await count()).toEqual({ ofBureau: 1_501, all: 30_001 });
    await keep('30');
    expect(await count()).toEqual({ ofBureau: 200, all: 28_700 });
    expect(await keptCases()).toEqual([caseEnding('0f'), caseEnding('30')]);
  });

  const caseEnding = (end: string) => `01a22feb-cb7d-7043-819d-14c35ad2e4${end}`;

  async function keep(end: string): Promise<void> {
    const sketch = new Uint16Array(64);
    const reply = { caseId: caseEnding(end), bureauId: '411681-bureau-7', reply: sketch, message: sketch };
    await department.dataSource.transaction((manager) => keepAnswered(manager, [reply]));
  }

  async function count(): Promise<object | undefined> {
    const [counts] = await department.dataSource.query<object[]>(
      `select count(*) filter (where bureau_id = '411681-bureau-7')::integer as "ofBureau", count(*)::integer as "all"
       from reply_sketch`,
    );
    return counts;
  }

  async function keptCases(): Promise<string[]> {
    const rows = await department.dataSource.query<{ id: string }[]>(
      `select case_id as id from reply_sketch where case_id::text like '01a22feb-cb7d-7043-819d-%' order by 1`,
    );
    return rows.map(({ id }) => id);
  }
});
