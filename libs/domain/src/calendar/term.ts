import type { WorkingTime } from './working-time.ts';

export const termUnits = ['working-days', 'working-hours', 'natural-hours'] as const;
export type TermUnit = (typeof termUnits)[number];

/** 时限: how long something may take. Natural hours pass day and night, working ones while the office is open. */
export interface Term {
  /** A whole number of at least 1. */
  readonly amount: number;
  readonly unit: TermUnit;
}

const hourMs = 3_600_000;

/** When a term that began at a moment is over. */
export function deadlineOf(start: Date, { amount, unit }: Term, time: WorkingTime): Date {
  switch (unit) {
    case 'working-days':
      return time.addDays(start, amount);
    case 'working-hours':
      return time.addMs(start, amount * hourMs);
    case 'natural-hours':
      return new Date(start.getTime() + amount * hourMs);
    default:
      return unit satisfies never;
  }
}

/** When so large a share of the time from the start to the deadline has passed, counted as the term counts it. */
export function partOf(start: Date, deadline: Date, share: number, { unit }: Term, time: WorkingTime): Date {
  if (unit !== 'natural-hours') return time.addMs(start, Math.floor(share * time.msBetween(start, deadline)));
  return new Date(start.getTime() + Math.floor(share * (deadline.getTime() - start.getTime())));
}
