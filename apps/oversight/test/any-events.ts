import fc from 'fast-check';
import { v7 } from 'uuid';
import type { CaseStep } from '../src/known-cases/domain/case-step.ts';
import type { TellingEvent } from '../src/known-cases/domain/telling-event.ts';
import { anyHistory, shuffled } from './any-history.ts';

const lead = { id: '411681-urban-management', name: '项城市城市管理局', regionCode: '411681' };
const moment = fc
  .integer({ min: 0, max: 40 })
  .map((days) => new Date(Date.parse('2026-11-01T00:00:00Z') + days * 86_400_000).toISOString());

/** What other events than its steps tell of a Case. */
const beside = ({ payload: { caseId, caseNumber } }: CaseStep): fc.Arbitrary<TellingEvent> => {
  const clockOf = (clock: 'first-contact' | 'resolve', at: string) => ({
    ...{ clock, startedAt: at, deadline: at, policyVersion: 1, calendarVersion: 1 },
    term: { amount: 2, unit: 'working-days' as const },
  });
  const decided = fc.record({ at: moment, isRepeat: fc.boolean(), kind: fc.constantFrom('help', 'thanks') });
  const raised = fc.record({
    at: moment,
    clock: fc.constantFrom('first-contact' as const, 'resolve' as const),
    step: fc.constantFrom('warning' as const, 'reminder' as const),
  });
  return fc.oneof(
    decided.map(({ at, isRepeat, kind }): TellingEvent => {
      const said = { sure: true, coHandling: [], urgent: false, confidence: 0.9, reasons: [], alternatives: [] };
      const repeatOf = isRepeat ? { repeatOf: { caseId, caseNumber, times: 2 } } : {};
      const about = { kind: kind as 'help', matter: { code: 'heating', name: '供热' }, ...repeatOf };
      const payload = { caseId, caseNumber, ...said, ...about, router: 'r', decidedAt: at };
      return { type: 'xinqiao.routing.decided.v1', payload };
    }),
    raised.map(({ at, clock, step }): TellingEvent => {
      const payload = { caseId, caseNumber, clock: clockOf(clock, at), step, dueAt: at, raisedAt: at, urgent: false };
      return { type: 'xinqiao.clock.step-raised.v1', payload };
    }),
    moment.map((at): TellingEvent => {
      const clocks = [clockOf('resolve', at)];
      return { type: 'xinqiao.clock.deadlines-moved.v1', payload: { caseId, caseNumber, clocks, occurredAt: at } };
    }),
    moment.map((at): TellingEvent => excluded(caseId, caseNumber, at)),
  );
};

export function excluded(caseId: string, caseNumber: string, decidedAt = '2026-11-20T00:00:00.000Z'): TellingEvent {
  const decision = { exclusionId: v7(), bureau: lead, ground: 'force-majeure' as const, explanation: '暴雨断路' };
  return { type: 'xinqiao.case.excluded.v1', payload: { caseId, caseNumber, ...decision, decidedAt } };
}

/** All that is told of one Case: its steps, in order, and what else there is. */
export const anyTale: fc.Arbitrary<TellingEvent[]> = anyHistory.chain((steps) =>
  fc.array(beside(steps[0]!), { maxLength: 4 }).map((others) => [...steps, ...others]),
);

/** What is told of several Cases, some of it twice, in any order. */
export const anyTales: fc.Arbitrary<TellingEvent[]> = fc
  .array(anyTale, { minLength: 1, maxLength: 8 })
  .map((tales) => tales.flat())
  .chain((events) =>
    fc
      .tuple(fc.subarray(events), fc.array(fc.nat(), { minLength: 2 * events.length, maxLength: 2 * events.length }))
      .map(([again, ranks]) => shuffled([...events, ...again], ranks)),
  );
