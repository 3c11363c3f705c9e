import fc from 'fast-check';
import type { CaseEvent } from '#platform';
import { aCase, assigned, at, reopened, resolved, stepRaised, type TestCase } from '../../test/escalation-events.ts';
import { type EscalationsUnderTest, escalationsUnderTest } from '../../test/escalations-under-test.ts';

/** A case that lives through all that concerns escalations: two of its causes are followed by its end, the last one is not, and then it moves to another county. */
function eventsOf(about: TestCase): CaseEvent[] {
  return [
    assigned(about),
    stepRaised(about, { step: 'warning' }),
    stepRaised(about),
    stepRaised(about, { clock: 'resolve', raisedAt: at('09:30') }),
    resolved(about),
    reopened(about, { reopenings: 1, version: 6, occurredAt: at('10:30') }),
    resolved(about, { version: 7, occurredAt: at('10:45') }),
    reopened(about, { version: 8 }),
    assigned(about, { version: 9, region: '411002' }),
  ];
}

describe('Whatever the order in which events come, and however often', () => {
  let oversight: EscalationsUnderTest;
  beforeAll(async () => {
    oversight = await escalationsUnderTest();
  });
  afterAll(() => oversight.close());

  it('each cause has exactly one escalation, over where the case came to its end after it', async () => {
    const arrivals = fc.tuple(fc.infiniteStream(fc.nat(10_000)), fc.integer({ min: 1, max: 5 }));
    await fc.assert(
      fc.asyncProperty(arrivals, async ([ranks, batches]) => {
        const about = aCase();
        const events = [...eventsOf(about), ...eventsOf(about)];
        const shuffled = events
          .map((event) => ({ event, rank: ranks.next().value }))
          .sort((one, other) => one.rank - other.rank);
        const size = Math.ceil(shuffled.length / batches);
        for (let begin = 0; begin < shuffled.length; begin += size)
          await oversight.feed(...shuffled.slice(begin, begin + size).map(({ event }) => event));
        expect(await standingOf(oversight, about)).toEqual([
          { kind: 'clock-step', clock: 'accept', state: 'ended' },
          { kind: 'clock-step', clock: 'resolve', state: 'ended' },
          { kind: 'second-reopening', clock: null, state: 'waiting' },
        ]);
        expect(await askedOf(oversight, about)).toEqual([{ region: '411002' }]);
        const steps = (await oversight.announced(about.caseId)).map(({ payload }) => payload);
        const moves = steps.filter((step) => 'because' in step && step.because === 'case-moved');
        const told = steps.map(({ escalationId, escalationVersion }) => `${escalationId} ${escalationVersion}`);
        expect(new Set(told).size).toBe(told.length);
        expect(told.length - moves.length).toBe(5);
        expect(new Set(moves.map(({ escalationId }) => escalationId)).size).toBe(moves.length);
      }),
      { numRuns: 40 },
    );
  });
});

function standingOf({ dataSource }: EscalationsUnderTest, { caseId }: TestCase): Promise<unknown> {
  return dataSource.query(
    `select cause_kind as kind, cause ->> 'clock' as clock, state from escalation where case_id = $1 order by cause_kind, cause ->> 'clock'`,
    [caseId],
  );
}

function askedOf({ dataSource }: EscalationsUnderTest, { caseId }: TestCase): Promise<unknown> {
  return dataSource.query(`select region_code as region from escalation where case_id = $1 and state <> 'ended'`, [
    caseId,
  ]);
}
