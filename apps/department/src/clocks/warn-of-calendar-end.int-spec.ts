import { createService } from '#platform';
import { shiftClock, testDatabase, type TestDatabase } from '#testing';
import { departmentEnvironment } from '../../test/department-environment.ts';
import { department } from '../department.definition.ts';

const dayMs = 86_400_000;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

it.each([
  ['says so in the last 60 days of what has been published', '2026-12-15', 1],
  ['says nothing while there is time', '2026-06-15', 0],
])('The start of department %s', async (_, today, warnings) => {
  await moveTo(new Date(`${today}T04:00:00Z`));
  let log = '';
  const app = await createService(department, departmentEnvironment(database, { LOG_LEVEL: 'warn' }), {
    log: { write: (line) => (log += line) },
  });
  await app.close();
  expect(log.match(/"publishedUntil":"2026-12-31".*The working calendar ends soon/g) ?? []).toHaveLength(warnings);
});

let shiftedDays = 0;

/** Whole days, so that a second's delay does not matter. */
async function moveTo(moment: Date): Promise<void> {
  const days = Math.round((moment.getTime() - Date.now()) / dayMs);
  await shiftClock(database.adminUrl, `${days - shiftedDays} days`);
  shiftedDays = days;
}
