import { BatchContext } from '#messaging';
import { Clock, createService } from '#platform';
import { eventually, shiftClock, testDatabase, type TestDatabase } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { departmentEnvironment } from '../../test/department-environment.ts';
import { decided, someMessage, submitted } from '../../test/department-under-test.ts';
import { sureProposal } from '../../test/samples.ts';
import { department } from '../department.definition.ts';
import { AssignCaseOnDecided } from '../handling/assign-case-on-decided.ts';
import { OpenCaseOnSubmitted } from '../handling/open-case-on-submitted.ts';

const cases = 40;
/** Warning, reminder and supervision of the clocks for accepting, contacting and resolving. */
const stepsOfCase = 9;

describe('Two instances of department', () => {
  let database: TestDatabase;
  let apps: NestFastifyApplication[] = [];
  beforeAll(async () => {
    database = await testDatabase();
    for (let instance = 0; instance < 2; instance += 1) apps.push(await start());
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
  });

  it('raise what fell due while none of them ran, each step once', async () => {
    await assignCases(apps[0]!);
    await Promise.all(apps.map((app) => app.close()));
    await shiftClock(database.adminUrl, '1 year');
    apps = await Promise.all([start(), start()]);
    const raised = await eventually(async () => {
      const found = await stepsRaised(apps[0]!);
      return found.length >= cases * stepsOfCase && found;
    });
    expect(new Set(raised).size).toBe(cases * stepsOfCase);
    await eventually(async () => (await casesWithStepsAhead(apps[1]!)) === 0);
    expect(await stepsRaised(apps[0]!)).toHaveLength(cases * stepsOfCase);
  });

  const start = () => createService(department, departmentEnvironment(database));
});

async function assignCases(app: NestFastifyApplication): Promise<void> {
  const now = await app.get(Clock).now();
  const messages = Array.from({ length: cases }, someMessage);
  await app.get(DataSource).transaction(async (manager) => {
    const context = new BatchContext([manager, now]);
    await app.get(OpenCaseOnSubmitted).open(
      messages.map((message) => submitted(message)),
      context,
    );
    const decisions = messages.map((message) => decided(message, sureProposal));
    await app.get(AssignCaseOnDecided).assign(decisions, context);
  });
}

/** Case, clock and step of each announcement. */
async function stepsRaised(app: NestFastifyApplication): Promise<string[]> {
  const rows = await app.get(DataSource).query<{ step: string }[]>(
    `select concat_ws(' ', key, value::json -> 'clock' ->> 'clock', value::json ->> 'step') as step from outbox
     where headers::json ->> 'ce_type' = 'xinqiao.clock.step-raised.v1'`,
  );
  return rows.map(({ step }) => step);
}

async function casesWithStepsAhead(app: NestFastifyApplication): Promise<number> {
  const [row] = await app
    .get(DataSource)
    .query<[{ count: number }]>('select count(*)::integer as count from "case" where next_step_at is not null');
  return row.count;
}
