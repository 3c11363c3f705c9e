import { deadlineOf, type OfficeHours, partOf, type Term, type WorkingCalendar, WorkingTime } from '#domain';
import { isUsual, usualOfficeHours } from './usual-office-hours.ts';

export const clockKinds = ['triage', 'accept', 'first-contact', 'resolve'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** 预警, 催办, 督办, in this order. */
export const clockSteps = ['warning', 'reminder', 'supervision'] as const;
export type ClockStep = (typeof clockSteps)[number];

/** A moment as `Date#toISOString` writes it: such texts are in the order of the moments. */
type UtcTime = string;

/**
 * 时限: a clock of a case, running or stopped. It keeps the term and the hours that it began with, whatever becomes of the policy; with
 * the calendar they say how its moments came about.
 */
export interface CaseClock {
  readonly clock: ClockKind;
  /** From when it is reckoned. */
  readonly startedAt: UtcTime;
  readonly term: Term;
  /** Which version of the policy for kind and urgency the term is from. */
  readonly policyVersion: number;
  /** Absent where they are the usual ones, as nearly all are: a case is written often. */
  readonly officeHours?: readonly OfficeHours[];
  /** Which version of the calendar its moments are reckoned by. */
  readonly calendarVersion: number;
  readonly warningAt: UtcTime;
  /** When the reminder falls due. */
  readonly deadline: UtcTime;
  readonly supervisionAt: UtcTime;
  /** How many of the steps have been raised. */
  readonly stepsRaised: number;
  /** When what it waited for was done; absent while it runs. */
  readonly stoppedAt?: UtcTime;
}

const warningShare = 0.8;
const supervisionAfterDays = 3;

interface Beginning {
  readonly clock: ClockKind;
  readonly start: Date;
  readonly term: Term;
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

/** A clock as it begins to run. */
export function startClock(beginning: Beginning, time: WorkingTime): CaseClock {
  const { clock, start, term, policyVersion, calendarVersion } = beginning;
  const deadline = deadlineOf(start, term, time);
  return {
    clock,
    startedAt: start.toISOString(),
    term,
    policyVersion,
    officeHours: isUsual(time.hours) ? undefined : time.hours,
    calendarVersion,
    warningAt: partOf(start, deadline, warningShare, term, time).toISOString(),
    deadline: deadline.toISOString(),
    supervisionAt: time.addDays(deadline, supervisionAfterDays).toISOString(),
    stepsRaised: 0,
  };
}

/** The working time that a clock began with, by a calendar. */
export function timeOfClock({ officeHours = usualOfficeHours }: CaseClock, calendar: WorkingCalendar): WorkingTime {
  return new WorkingTime(calendar, officeHours);
}

export const isRunning = ({ stoppedAt }: CaseClock): boolean => stoppedAt === undefined;
