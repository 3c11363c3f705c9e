import { departmentUnderTest, type DepartmentUnderTest } from '../../test/department-under-test.ts';
import { planOf } from '../../test/plan-of.ts';
import { latestSketches } from './reply-sketch-table.ts';

describe('What templates are known by', () => {
  let department: DepartmentUnderTest;
  beforeAll(async () => {
    department = await departmentUnderTest();
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
});
