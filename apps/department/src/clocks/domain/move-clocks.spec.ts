import { type CalendarDay, WorkingCalendar, WorkingTime } from '#domain';
import { type CaseClock, startClock } from './case-clock.ts';
import { changedDates, withYear } from './calendar-year.ts';
import { movedDeadlines, moveClocks } from './move-clocks.ts';
import { shippedDays } from './shipped-days.ts';

const before = shippedDays();
const after = withYear(before, {
  year: 2026,
  status: 'published',
  source: '通知',
  days: [{ date: '2026-11-25', isWorked: false, name: '临时放假' }],
});
const to = { version: 2, calendar: new WorkingCalendar(after) };
const hours = [{ opens: '09:00', closes: '17:00' }];
const resolve = startClock(
  {
    clock: 'resolve',
    start: new Date('2026-11-23T02:00:00Z'),
    term: { amount: 3, unit: 'working-days' },
    policyVersion: 4,
    calendarVersion: 1,
  },
  new WorkingTime(new WorkingCalendar(before), hours),
);

describe('A clock that runs while the calendar is changed', () => {
  it('is reckoned anew from what it began with', () => {
    expect(moveClocks([resolve], to)).toEqual([
      {
        ...resolve,
        calendarVersion: 2,
        warningAt: expect.any(String),
        deadline: '2026-11-27T09:00:00.000Z',
        supervisionAt: '2026-12-02T09:00:00.000Z',
      },
    ]);
    expect(resolve.deadline).toBe('2026-11-26T09:00:00.000Z');
  });

  it('keeps the days that were added to it, and those on which it stood still', () => {
    const pauses = [{ from: '2026-11-23T08:00:00.000Z', until: '2026-11-24T02:00:00.000Z' }];
    const [moved] = moveClocks([{ ...resolve, extensionDays: 2, pauses }], to);
    expect(moved).toMatchObject({ deadline: '2026-12-02T09:00:00.000Z', extensionDays: 2, pauses });
  });

  it('in natural time is over as much later as it stood still', () => {
    const term = { amount: 72, unit: 'natural-hours' } as const;
    const pauses = [{ from: '2026-11-24T02:00:00.000Z', until: '2026-11-24T12:00:00.000Z' }];
    const [moved] = moveClocks([{ ...resolve, term, pauses }], to);
    expect(moved).toMatchObject({ deadline: '2026-11-26T12:00:00.000Z' });
  });

  it('does not raise again what it has raised', () => {
    const [moved] = moveClocks([{ ...resolve, stepsRaised: 2 }], to);
    expect(moved?.stepsRaised).toBe(2);
  });

  it('is moved once', () => {
    const moved = moveClocks([resolve], to);
    expect(moveClocks(moved, to)).toEqual(moved);
    expect(movedDeadlines(moved, moveClocks(moved, to))).toEqual([]);
  });
});

it('A clock that stands stays as it is', () => {
  const stopped: CaseClock = { ...resolve, stoppedAt: '2026-11-24T02:00:00.000Z' };
  expect(moveClocks([stopped], to)).toEqual([stopped]);
});

it('Dates differ where one calendar has a day worked and the other has not', () => {
  const day = (date: string, isWorked: boolean): CalendarDay => ({
    date,
    isWorked,
    name: '节',
    status: 'published',
    source: '通知',
  });
  const old = [day('2026-01-01', false), day('2026-01-02', true), day('2026-01-03', false)];
  const young = [day('2026-01-01', false), day('2026-01-02', false), day('2026-01-04', true)];
  expect(changedDates(old, young)).toEqual(['2026-01-02', '2026-01-04']);
});
