import { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { v7 as uuidv7 } from 'uuid';
import { IntakeUnderTest, type Receipt, wages } from '../../test/intake-under-test.ts';
import type { TrackedCaseDto } from '../tracking/tracked-case.dto.ts';
import type { TimelineEventType } from '../tracking/domain/fact.ts';
import { ProjectTimeline } from '../tracking/project-timeline.ts';
import { TakePartsOnSplit } from './take-parts-on-split.ts';

interface Announced {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly submittedAt: string;
  readonly location?: object;
  readonly writer?: string;
  readonly contact?: object;
  readonly onlyByCall?: boolean;
  readonly splitFrom?: object;
}

describe('A message that holds several matters', () => {
  let intake: IntakeUnderTest;
  let receipt: Receipt;
  let original: Announced;

  beforeAll(async () => {
    intake = await IntakeUnderTest.start();
  });
  afterAll(() => intake.stop());
  beforeEach(async () => {
    await intake.empty();
    receipt = (await intake.submit({ ...wages, location: { latitude: 33.44, longitude: 114.89 } })).json();
    [original] = (await announced()) as [Announced];
  });

  const parts = [
    { caseId: uuidv7(), subject: '夜间施工扰民', body: '工地凌晨还在施工。' },
    { caseId: uuidv7(), subject: '工地围挡占道', body: '围挡把人行道全占了。' },
  ];

  it('is told to the others as several, by the same writer, from the same place and of the same time', async () => {
    await split();
    const [, ...others] = await announced();
    const { caseId, caseNumber, submittedAt, location, writer, contact, onlyByCall } = original;
    for (const known of [location, writer, contact]) expect(known).toBeDefined();
    expect(onlyByCall).toBe(true);
    expect(others).toMatchObject(
      parts.map((part) => ({
        ...{ ...part, submittedAt, location, writer, contact, onlyByCall },
        splitFrom: { caseId, caseNumber },
      })),
    );
    expect(new Set([original, ...others].map((each) => each.caseNumber)).size).toBe(3);
  });

  it('leads its citizen on to each of them', async () => {
    await split();
    const tracked = await track(receipt);
    expect(tracked.parts).toHaveLength(2);
    const [first] = tracked.parts;
    expect(await track(first!)).toMatchObject({ subject: '夜间施工扰民', parts: [] });
  });

  it('says which of them is handled with the whole again, as long as it is', async () => {
    await split();
    const [first] = (await track(receipt)).parts;
    const taken = async () => (await track(receipt)).parts.map(({ isTakenBack }) => isTakenBack);
    expect(await taken()).toEqual([false, false]);
    const merged = { bureau: undefined, reason: '两件事须一并办理' };
    await happened('merged', first!, 3, { ...merged, into: { caseId: uuidv7(), caseNumber: '20261122-0000017-4' } });
    expect(await taken()).toEqual([false, false]);
    await happened('unmerged', first!, 4, { status: 'triage', reason: '误并' });
    await happened('merged', first!, 5, { ...merged, into: original });
    expect(await taken()).toEqual([true, false]);
    await happened('unmerged', first!, 6, { status: 'triage', reason: '误并' });
    expect(await taken()).toEqual([false, false]);
  });

  /** Of a part, as department announces it. */
  function happened(step: string, part: { caseNumber: string }, caseVersion: number, says: object): Promise<void> {
    const payload = { caseId: parts[0]!.caseId, ...part, caseVersion, occurredAt: '2026-11-23T10:00:00.000Z', ...says };
    const event = { id: uuidv7(), type: `xinqiao.case.${step}.v1`, correlationId: uuidv7(), payload };
    return intake.dataSource.transaction((manager) =>
      new ProjectTimeline().execute(manager, [event as unknown as CaseEvent<TimelineEventType>]),
    );
  }

  async function track({ caseNumber, queryCode }: Pick<Receipt, 'caseNumber' | 'queryCode'>): Promise<TrackedCaseDto> {
    return (await intake.track(caseNumber, queryCode)).json();
  }

  function split(): Promise<void> {
    const { caseId, caseNumber } = original;
    const payload = {
      caseId,
      caseNumber,
      caseVersion: 3,
      occurredAt: '2026-11-23T09:00:00.000Z',
      parts,
      reason: '两件事',
    };
    const event = { id: uuidv7(), type: 'xinqiao.case.split.v1', correlationId: uuidv7(), payload };
    return intake.dataSource.transaction((manager) =>
      intake
        .app()
        .get(TakePartsOnSplit, { strict: false })
        .take([event as CaseEvent<'xinqiao.case.split.v1'>], new BatchContext([manager, new Date()])),
    );
  }

  async function announced(): Promise<Announced[]> {
    const rows = await intake.dataSource.query<{ value: string }[]>('select value from outbox order by id');
    return rows.map(({ value }) => JSON.parse(value) as Announced);
  }
});
