import type { Bureau } from '#contracts';
import {
  type Additions,
  deadlineOf,
  type OfficeHours,
  partOf,
  type Pause,
  type Term,
  type WorkingCalendar,
  WorkingTime,
} from '#domain';
import { isUsual, usualOfficeHours } from './usual-office-hours.ts';

export const clockKinds = ['triage', 'accept', 'first-contact', 'resolve', 'co-task'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** 预警, 催办, 督办, in this order. */
export const clockSteps = ['warning', 'reminder', 'supervision'] as const;
export type ClockStep = (typeof clockSteps)[number];

/** A moment as `Date#toISOString` writes it: such texts are in the order of the moments. */
type UtcTime = string;

/** A time in which a clock stands still, of which the end may lie ahead. */
export interface ClockPause {
  readonly from: UtcTime;
  readonly until: UtcTime;
}

/** What another bureau was asked to do, and by which clock. */
interface TimedTask {
  readonly taskId: string;
  readonly bureau: Bureau;
}

/**
 * 时限: a clock of a case, running or stopped. It keeps the term and the hours that it began with, whatever becomes of the policy; with
 * the calendar they say how its moments came about.
 */
export interface CaseClock {
  readonly clock: ClockKind;
  /** Of a `co-task` clock, of which a case has one for each task. */
  readonly coTask?: TimedTask;
  /** From when it is reckoned. */
  readonly startedAt: UtcTime;
  readonly term: Term;
  /** Which version of the policy for kind and urgency the term is from. */
  readonly policyVersion: number;
  /** Working days that supervisors have added to the term; absent where none. */
  readonly extensionDays?: number;
  /** In their order; absent where it never stood still. */
  readonly pauses?: readonly ClockPause[];
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
  /**
   * When what it waited for was done; where it did not go on after its case had been merged into another one, when it was merged. Absent while it
   * runs.
   */
  readonly stoppedAt?: UtcTime;
  /**
   * How often its case had been reopened when it stopped because the case is of a kind that has no such term: until the next time it goes on where that turns
   * out to be wrong. Absent where it runs, or what it waited for was done.
   */
  readonly setAsideAfter?: number;
}

const warningShare = 0.8;
const supervisionAfterDays = 3;

interface Beginning extends Pick<
  CaseClock,
  'clock' | 'coTask' | 'term' | 'policyVersion' | 'calendarVersion' | 'extensionDays' | 'pauses'
> {
  readonly start: Date;
}

/**
 * A clock as it begins to run, or is reckoned anew.
 * @param time without its pauses, as {@link timeOfClock} gives it
 */
export function startClock(beginning: Beginning, time: WorkingTime): CaseClock {
  const { clock, coTask, start, term, policyVersion, calendarVersion, extensionDays, pauses } = beginning;
  const deadline = deadlineOf(start, term, time, additionsTo(beginning));
  return {
    clock,
    coTask,
    startedAt: start.toISOString(),
    term,
    policyVersion,
    extensionDays,
    pauses,
    officeHours: isUsual(time.hours) ? undefined : time.hours,
    calendarVersion,
    warningAt: partOf(start, deadline, warningShare, term, time).toISOString(),
    deadline: deadline.toISOString(),
    supervisionAt: time.addDays(deadline, supervisionAfterDays).toISOString(),
    stepsRaised: 0,
  };
}

/** The working time that a clock began with, by a calendar, without the days on which it stood still. */
export function timeOfClock(
  { officeHours = usualOfficeHours, pauses = [] }: CaseClock,
  calendar: WorkingCalendar,
): WorkingTime {
  const ownCalendar = pauses.length === 0 ? calendar : calendar.without(pauses.map(momentsOf));
  return new WorkingTime(ownCalendar, officeHours);
}

/** What came to the term of a clock after it had begun. */
export function additionsTo({ extensionDays, pauses }: Pick<CaseClock, 'extensionDays' | 'pauses'>): Additions {
  return { extensionDays, pauses: pauses?.map(momentsOf) };
}

const momentsOf = ({ from, until }: ClockPause): Pause => ({ from: new Date(from), until: new Date(until) });

export const isRunning = ({ stoppedAt }: CaseClock): boolean => stoppedAt === undefined;
