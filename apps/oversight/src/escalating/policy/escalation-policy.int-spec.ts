import { aCase, assigned, stepRaised, type TestCase } from '../../../test/escalation-events.ts';
import { type EscalationsUnderTest, escalationsUnderTest } from '../../../test/escalations-under-test.ts';

describe('How long escalations wait', () => {
  let oversight: EscalationsUnderTest;
  beforeAll(async () => {
    oversight = await escalationsUnderTest();
  });
  afterAll(() => oversight.close());

  const desk = '/api/administration/escalation-policy';
  const administrator = { role: 'administrator' } as const;
  const hours = {
    county: { normal: 5, urgent: 1 },
    city: { normal: 4, urgent: 1 },
    province: { normal: 3, urgent: 1 },
    longestSnooze: 10,
  };

  it('is said by an administrator with a reason, holds from then on, and the story is told', async () => {
    const [before, after] = [aCase(), aCase()];
    await oversight.feed(assigned(before), stepRaised(before));
    expect((await oversight.ask('GET', desk, administrator)).body).toMatchObject({
      version: 1,
      county: { normal: 72, urgent: 4 },
    });
    const answers = await Promise.all(
      [1, 1].map((version) =>
        oversight.ask('PUT', desk, { ...administrator, body: { version, reason: '试行', ...hours } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await oversight.feed(assigned(after), stepRaised(after));
    const waits = async ({ caseId }: TestCase) => {
      const [raised] = await oversight.announced(caseId);
      return (Date.parse(raised!.payload.answerBy) - Date.parse(raised!.payload.occurredAt)) / 3_600_000;
    };
    expect([await waits(before), await waits(after)]).toEqual([72, 5]);
    expect((await oversight.ask('GET', `${desk}/history`, administrator)).body.versions).toMatchObject([
      { version: 2, staff: 'administrator-1', reason: '试行', ...hours },
      { version: 1 },
    ]);
    expect(
      await oversight.ask('PUT', desk, {
        ...administrator,
        body: { version: 2, reason: '试行', ...hours, city: { normal: 0, urgent: 1 } },
      }),
    ).toMatchObject({
      ...{ status: 400 },
      body: { errors: [{ field: 'city.normal' }] },
    });
  });
});
