import { explainDeadline, type ReckonedDay, type WorkingCalendar } from '#domain';
import { additionsTo, type CaseClock, timeOfClock } from './case-clock.ts';

/** How the deadline of a clock came about, with all that came to its term; the last line ends with it. */
export function explainClock(clock: CaseClock, calendar: WorkingCalendar): ReckonedDay[] {
  const { startedAt, term } = clock;
  return explainDeadline(new Date(startedAt), term, timeOfClock(clock, calendar), additionsTo(clock));
}
