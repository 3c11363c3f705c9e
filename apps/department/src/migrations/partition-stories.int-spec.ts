import { v7 as uuidv7 } from 'uuid';
import { ensureMonths } from '#platform';
import { serviceDatabase, type ServiceDatabase } from '#testing';
import { department } from '../department.definition.ts';
import { DepartmentSchema1764000000000 } from './1764000000000-department-schema.ts';
import { PartitionStories1764000200000 } from './1764000200000-partition-stories.ts';

const november = new Date('2026-11-23T08:00:00Z');
let database: ServiceDatabase;
const [old, recent] = ['2026-10-02T08:00:00Z', '2026-11-23T08:00:00Z'].map((time) =>
  uuidv7({ msecs: Date.parse(time) }),
);

beforeEach(async () => {
  database = await serviceDatabase('department', { migrations: [DepartmentSchema1764000000000] });
  await tell(old, 1);
  await tell(recent, 1);
});
afterEach(() => database.drop());

const tell = (caseId: string | undefined, version: number) =>
  database.dataSource.query(
    `insert into case_event (case_id, version, type, occurred_at, details) values ($1, $2, 'opened', now(), '{}')`,
    [caseId, version],
  );
const stories = (department.monthlyTables ?? []).filter(({ table }) => ['case_event', 'case_message'].includes(table));
const partitions = async () => {
  const rows = await database.dataSource.query<{ place: string }[]>(
    'select distinct tableoid::regclass::text as place from case_event order by 1',
  );
  return rows.map(({ place }) => place);
};
async function partition(): Promise<void> {
  const runner = database.dataSource.createQueryRunner();
  await new PartitionStories1764000200000().up(runner);
  await runner.release();
}

it('keeps the stories that are there, and gives each month its own partition', async () => {
  await partition();
  expect(await partitions()).toEqual(['case_event_default']);
  for (const table of stories) await ensureMonths(database.dataSource, table, november);
  expect(await partitions()).toEqual(['case_event_2026_10', 'case_event_2026_11']);
});

it('still tells a version of a case once only', async () => {
  await partition();
  await expect(tell(recent, 1)).rejects.toMatchObject({ code: '23505' });
  await tell(recent, 2);
});

it('can be taken back without losing a row', async () => {
  await partition();
  const runner = database.dataSource.createQueryRunner();
  await new PartitionStories1764000200000().down(runner);
  await runner.release();
  expect(await partitions()).toEqual(['case_event']);
  await expect(tell(recent, 1)).rejects.toMatchObject({ code: '23505' });
});
