import { stepsInOrder } from './case-place.ts';
import fc from 'fast-check';
import { knownCases } from './known-case.ts';
import { isPastDeadline, runningClockOf } from './running-clock.ts';
import type { CaseClock, TellingEvent } from './telling-event.ts';

const about = { caseId: '01936f8c-5b7a-7c3d-8e9f-0a1b2c3d4e5f', caseNumber: '20261123-0000042-7' };
const day = (nth: number) => `2026-11-${String(nth).padStart(2, '0')}T08:00:00.000Z`;
const clock = (name: CaseClock['clock'], deadline: string) => ({ clock: name, startedAt: day(1), deadline });
const openedBy = (deadline: number) =>
  ({
    type: 'xinqiao.case.opened.v1',
    payload: {
      ...{ ...about, caseVersion: 1, submittedAt: day(1), occurredAt: day(1) },
      clocks: [clock('resolve', day(deadline))],
    },
  }) as unknown as TellingEvent;
const opened = openedBy(20);
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

describe('That a case is past its deadline', () => {
  const step = (type: string, caseVersion: number, on: number, ...clocks: object[]) =>
    ({
      type: `xinqiao.case.${type}.v1`,
      payload: {
        ...about,
        caseVersion,
        occurredAt: day(on),
        bureau: { id: 'b', name: '某局', regionCode: '411681' },
        clocks,
      },
    }) as unknown as TellingEvent;
  const raised = (name: 'reminder' | 'supervision', deadline: number) =>
    ({
      type: 'xinqiao.clock.step-raised.v1',
      payload: {
        ...about,
        clock: clock('resolve', day(deadline)),
        step: name,
        dueAt: day(deadline),
        raisedAt: day(deadline),
      },
    }) as unknown as TellingEvent;
  const isPast = (events: readonly TellingEvent[]) => {
    const { known } = knownCases(events)[0]!;
    return isPastDeadline(known, stepsInOrder(known));
  };
  const extended = (to: number, on = 11) => step('extended', 3, on, clock('resolve', day(to)));
  const began = openedBy(10);

  it('is so from the reminder on, until its deadline is moved to later, in whatever order that comes', () => {
    const life = [began, raised('reminder', 10), extended(20)];
    expect(isPast(life.slice(0, 2))).toBe(true);
    fc.assert(
      fc.property(fc.shuffledSubarray(life, { minLength: 3 }), fc.integer({ min: 10, max: 25 }), (events, to) => {
        const arrived = events.map((event) => (event === life[2] ? extended(to, 9) : event));
        expect(isPast(arrived)).toBe(to === 10);
        expect(isPast([...arrived, ...events.filter((event) => event !== life[2])])).toBe(to === 10);
      }),
    );
  });

  it('is so again once the clock comes to the new deadline, or somebody acts after it', () => {
    const life = [began, raised('reminder', 10), extended(20)];
    const all = [raised('supervision', 20), step('replied', 4, 21), step('replied', 4, 19)];
    expect(all.map((last) => isPast([...life, last]))).toEqual([true, true, false]);
    expect(all.map((last) => isPast([last, ...life.toReversed()]))).toEqual([true, true, false]);
  });

  it('is judged by the deadline at its end where it ended without a final reply', () => {
    const stopped = (on: number) => step('declined', 4, on, { ...clock('resolve', day(20)), stoppedAt: day(on) });
    const life = [began, raised('reminder', 10), extended(20)];
    expect(isPast([...life, stopped(19), step('reopened', 5, 25)])).toBe(false);
    expect(isPast([...life, stopped(21)])).toBe(true);
  });

  it('is taken back by a calendar that moves the deadline as well', () => {
    expect(isPast([began, raised('reminder', 10), moved(day(11), clock('resolve', day(12)))])).toBe(false);
  });
});
