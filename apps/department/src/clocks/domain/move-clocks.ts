import type { WorkingCalendar } from '#domain';
import { type CaseClock, isRunning, startClock, timeOfClock } from './case-clock.ts';

/** A calendar by which clocks are reckoned, with its version. */
export interface VersionedCalendar {
  readonly version: number;
  readonly calendar: WorkingCalendar;
}

/**
 * Reckons the clocks that run anew by another calendar: with the start, the term and the office hours that they began with. Steps that have been raised
 * stay raised; those that stand stay as they are.
 */
export function moveClocks(clocks: readonly CaseClock[], to: VersionedCalendar): readonly CaseClock[] {
  return clocks.map((clock) =>
    isRunning(clock) && clock.calendarVersion < to.version ? reckonedAnew(clock, to) : clock,
  );
}

/** The clocks whose deadlines differ, before and after. */
export function movedDeadlines(
  before: readonly CaseClock[],
  after: readonly CaseClock[],
): { readonly before: CaseClock; readonly after: CaseClock }[] {
  return before.flatMap((clock, index) => {
    const later = after[index];
    return later && later.deadline !== clock.deadline ? [{ before: clock, after: later }] : [];
  });
}

/** A clock by this calendar, from what it began with and what was added to it since; what it has raised stays raised. */
export function reckonedAnew(clock: CaseClock, { version, calendar }: VersionedCalendar): CaseClock {
  const { startedAt, stepsRaised } = clock;
  const beginning = { ...clock, start: new Date(startedAt), calendarVersion: version };
  const anew = startClock(beginning, timeOfClock(clock, calendar));
  return { ...anew, stepsRaised };
}
