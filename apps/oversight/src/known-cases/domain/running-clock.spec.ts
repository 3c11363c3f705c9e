import { stepsInOrder } from './case-place.ts';
import { knownCases } from './known-case.ts';
import { runningClockOf } from './running-clock.ts';
import type { CaseClock, TellingEvent } from './telling-event.ts';

const about = { caseId: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f', caseNumber: '20261123-0000042-7' };
const day = (nth: number) => `2026-11-${String(nth).padStart(2, '0')}T08:00:00.000Z`;
const clock = (name: CaseClock['clock'], deadline: string) => ({ clock: name, startedAt: day(1), deadline });
const opened = {
  type: 'xinqiao.case.opened.v1',
  payload: { ...about, caseVersion: 1, submittedAt: day(1), occurredAt: day(1), clocks: [clock('resolve', day(20))] },
} as unknown as TellingEvent;
const moved = (at: string, ...clocks: object[]) =>
  ({
    type: 'xinqiao.clock.deadlines-moved.v1',
    payload: { ...about, occurredAt: at, clocks },
  }) as unknown as TellingEvent;

describe('The resolve clock of a case', () => {
  const deadlineAfter = (...events: TellingEvent[]) => {
    const { known } = knownCases(events)[0]!;
    return new Date(runningClockOf(known, stepsInOrder(known))!.by).toISOString();
  };

  it('stays where it was moved to when only the clock of the first contact is moved after that', () => {
    const first = moved(day(2), clock('resolve', day(22)));
    const second = moved(day(3), clock('first-contact', day(5)));
    expect(deadlineAfter(opened, first, second)).toBe(day(22));
    expect(deadlineAfter(second, first, opened)).toBe(day(22));
  });

  it('is the same in whatever order two moves of one moment come', () => {
    const [one, other] = [day(22), day(23)].map((deadline) => moved(day(2), clock('resolve', deadline))) as [
      TellingEvent,
      TellingEvent,
    ];
    expect(deadlineAfter(opened, one, other)).toBe(deadlineAfter(opened, other, one));
  });
});
