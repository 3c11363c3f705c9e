import type { Counter, Counts } from './measures.ts';
import { type Interval, wilson } from './wilson.ts';

/** The shares that people are judged by, each as what is counted of what; docs/indicators.md defines them. */
export const rates = {
  response: ['answered', 'to_answer'],
  resolution: ['solved', 'rated'],
  satisfaction: ['satisfied', 'rated'],
  firstContact: ['contact_in_time', 'contact_due'],
  timeliness: ['resolve_in_time', 'resolve_due'],
  rating: ['rated', 'resolved'],
  reopening: ['reopened', 'resolved'],
  return: ['returned', 'had'],
  repetition: ['repeated', 'submitted'],
  extension: ['extended', 'assigned'],
} as const satisfies Record<string, readonly [part: Counter, whole: Counter]>;
export type Rate = keyof typeof rates;

/** By which bureaus and regions may be ranked; of each more is better. */
export const rankedRates = ['response', 'resolution', 'satisfaction', 'firstContact', 'timeliness'] as const;
export type RankedRate = (typeof rankedRates)[number];

/** A share, what it is made of, and how sure it is. */
export interface RateValue extends Interval {
  readonly part: number;
  readonly whole: number;
}

/** @returns undefined where there was nothing to count */
export function rateOf(counts: Counts, rate: Rate): RateValue | undefined {
  const [part, whole] = rates[rate];
  return shareOf(counts[part], counts[whole]);
}

/** @returns undefined also where there is more of the part than of the whole: of cells whose whole began to be counted later, until they are made again */
export function shareOf(part = 0, whole = 0): RateValue | undefined {
  const interval = part > whole ? undefined : wilson(part, whole);
  return interval && { part, whole, ...interval };
}

/** What two count together. */
export function added(one: Counts, other: Counts): Counts {
  const sums: Partial<Record<string, number>> = { ...one };
  for (const [measure, count = 0] of Object.entries(other)) sums[measure] = (sums[measure] ?? 0) + count;
  return sums;
}
