import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { formatCaseNumber } from '#domain';
import type { CaseEvent } from '#platform';
import { IntakeUnderTest, type Receipt, wages } from '../../test/intake-under-test.ts';
import type { TimelineEventType } from './domain/fact.ts';
import { type CaseExcluded, KeepExclusions } from './keep-exclusions.ts';
import { ProjectTimeline } from './project-timeline.ts';
import type { TrackedCaseDto } from './tracked-case.dto.ts';

/** One life that the golden examples tell. */
const life = (['opened', 'assigned', 'accepted', 'contacted', 'replied', 'resolved'] as const).map((step) =>
  exampleOf(`xinqiao.case.${step}.v1`),
);

describe('GET /api/cases/:caseNumber', () => {
  let intake: IntakeUnderTest;
  let receipt: Receipt;
  let caseId: string;

  beforeAll(async () => {
    intake = await IntakeUnderTest.start();
  });
  afterAll(() => intake.stop());
  beforeEach(async () => {
    await intake.empty();
    receipt = (await intake.submit(wages)).json();
    [{ caseId }] = await intake.dataSource.query('select case_id as "caseId" from message');
  });

  const arrive = (events: readonly CaseEvent<TimelineEventType>[]) =>
    intake.dataSource.transaction((manager) =>
      intake
        .app()
        .get(ProjectTimeline, { strict: false })
        .execute(
          manager,
          events.map((event) => ofCase(event, caseId)),
        ),
    );
  const statuses = async () => {
    const answer = await intake.track(receipt.caseNumber, receipt.queryCode);
    return answer.json<TrackedCaseDto>().timeline.map(({ status }) => status);
  };
  const wholeLife = ['received', 'received', 'assigned', 'in-progress', 'in-progress', 'in-progress', 'resolved'];

  it('shows the citizen his case at once, before any other service knows of it', async () => {
    const answer = await intake.track(receipt.caseNumber, receipt.queryCode);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      caseNumber: receipt.caseNumber,
      subject: wages.subject,
      statusName: '待派单',
    });
  });

  it('shows every step with the replies, also those for him alone', async () => {
    await arrive(life);
    const { timeline, statusName } = (await intake.track(receipt.caseNumber, receipt.queryCode)).json<TrackedCaseDto>();
    expect(statusName).toBe('已办结');
    expect(timeline.flatMap(({ reply }) => reply ?? [])).toMatchObject([
      { visibility: 'private' },
      { visibility: 'public' },
    ]);
  });

  it('tells the citizen where his case is left out of the rates of its bureau, and why', async () => {
    const before = (await intake.track(receipt.caseNumber, receipt.queryCode)).json<TrackedCaseDto>();
    expect(before).not.toHaveProperty('exclusion');
    const payload = JSON.parse(readFileSync('libs/contracts/src/case-excluded.example.json', 'utf8')) as object;
    const excluded = { payload: { ...payload, caseId } } as CaseExcluded;
    const keeping = intake.app().get(KeepExclusions, { strict: false });
    for (const again of [1, 2]) await keeping.keep(intake.dataSource.manager, Array(again).fill(excluded));
    const { exclusion, timeline } = (await intake.track(receipt.caseNumber, receipt.queryCode)).json<TrackedCaseDto>();
    expect(exclusion?.text).toMatch(/^经上级核准，本件不计入项城市人力资源和社会保障局的.*不可抗力.*暴雨.*照常办理/);
    expect(timeline).toEqual(before.timeline);
  });

  it('is the same whatever order events come in and however often', async () => {
    const deliveries = fc.shuffledSubarray([...life, ...life], { minLength: 2 * life.length });
    await fc.assert(
      fc.asyncProperty(deliveries, fc.integer({ min: 1, max: 5 }), async (events, size) => {
        await intake.dataSource.query('truncate timeline_step');
        for (let at = 0; at < events.length; at += size) await arrive(events.slice(at, at + size));
        expect(await statuses()).toEqual(wholeLife);
      }),
      { numRuns: 20 },
    );
  });

  it('takes number and code as people type them', async () => {
    const typed = receipt.caseNumber.replaceAll('-', ' ').toLowerCase();
    expect((await intake.track(typed, receipt.queryCode.toLowerCase().replaceAll('-', ''))).statusCode).toBe(200);
  });

  it('answers a wrong code exactly like a number that does not exist', async () => {
    const wrongCode = await intake.track(receipt.caseNumber, '0000-0000-0000');
    const unknown = await intake.track(formatCaseNumber(new Date(0), 1), receipt.queryCode);
    expect([wrongCode.statusCode, unknown.statusCode]).toEqual([404, 404]);
    const withoutRequestId = (body: object) => ({ ...body, instance: undefined });
    expect(withoutRequestId(wrongCode.json())).toEqual(withoutRequestId(unknown.json()));
  });

  it('reads nothing of a case before the code was compared, so that a wrong one takes as long as no case', async () => {
    const wrongCode = () => intake.track(receipt.caseNumber, '0000-0000-0000');
    await intake.dataSource.query('alter table message rename to unreadable');
    const { statusCode } = await wrongCode().finally(() =>
      intake.dataSource.query('alter table unreadable rename to message'),
    );
    expect(statusCode).toBe(404);
  });

  it('says that a number is mistyped, which tells nothing about cases', async () => {
    const answer = await intake.track(
      receipt.caseNumber.replace(/.$/, (c) => (c === '0' ? '1' : '0')),
      receipt.queryCode,
    );
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toMatchObject([{ field: 'caseNumber', rule: 'check-character' }]);
  });

  it('asks for the query code', async () => {
    const answer = await intake.app().inject({ method: 'GET', url: `/api/cases/${receipt.caseNumber}` });
    expect(answer.statusCode).toBe(401);
  });
});

function exampleOf(type: TimelineEventType): CaseEvent<TimelineEventType> {
  const name = type.split('.').slice(1, 3).join('-');
  const payload: unknown = JSON.parse(readFileSync(`libs/contracts/src/${name}.example.json`, 'utf8'));
  return { type, payload } as CaseEvent<TimelineEventType>;
}

function ofCase(event: CaseEvent<TimelineEventType>, caseId: string): CaseEvent<TimelineEventType> {
  const payload: object = event.payload;
  return { ...event, payload: { ...payload, caseId } } as CaseEvent<TimelineEventType>;
}
