import type { Pause } from './working-calendar.ts';
import type { WorkingTime } from './working-time.ts';

export const termUnits = ['working-days', 'working-hours', 'natural-hours'] as const;
export type TermUnit = (typeof termUnits)[number];

/** 时限: how long something may take. Natural hours pass day and night, working ones while the office is open. */
export interface Term {
  /** A whole number of at least 1. */
  readonly amount: number;
  readonly unit: TermUnit;
}

/** What came to a term after it had begun. */
export interface Additions {
  /** Working days; what is in hours cannot be one with them, so they come after. */
  readonly extensionDays?: number;
  /** In their order, none within another one. In working time they count as far as its calendar is without them. */
  readonly pauses?: readonly Pause[];
}

const hourMs = 3_600_000;

/** When a term that began at a moment is over, with what came to it since. */
export function deadlineOf(start: Date, term: Term, time: WorkingTime, additions: Additions = {}): Date {
  const { extensionDays = 0 } = additions;
  if (term.unit === 'working-days') return time.addDays(start, term.amount + extensionDays);
  const own = endOfHours(start, term, time, additions);
  return extensionDays === 0 ? own : time.addDays(own, extensionDays);
}

/** When a term in hours is over, without the days that were added to it. */
export function endOfHours(start: Date, { amount, unit }: Term, time: WorkingTime, { pauses = [] }: Additions): Date {
  if (unit === 'working-hours') return time.addMs(start, amount * hourMs);
  return pauses.reduce(movedByPause, new Date(start.getTime() + amount * hourMs));
}

/** Natural time knows no days on which it does not pass, so a pause moves the moment by its length. */
function movedByPause(deadline: Date, { from, until }: Pause): Date {
  return from < deadline ? new Date(deadline.getTime() + until.getTime() - from.getTime()) : deadline;
}

/** When so large a share of the time from the start to the deadline has passed, counted as the term counts it. */
export function partOf(start: Date, deadline: Date, share: number, { unit }: Term, time: WorkingTime): Date {
  if (unit !== 'natural-hours') return time.addMs(start, Math.floor(share * time.msBetween(start, deadline)));
  return new Date(start.getTime() + Math.floor(share * (deadline.getTime() - start.getTime())));
}
