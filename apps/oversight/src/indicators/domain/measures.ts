import { contactBuckets, resolveBuckets, usedBuckets } from './time-buckets.ts';

/** What is counted of Cases; docs/indicators.md says each in full. */
export const counters = [
  'submitted',
  'repeated',
  'assigned',
  'open',
  'withdrawn',
  'declined',
  'merged',
  'to_answer',
  'answered',
  'contact_due',
  'contact_in_time',
  'resolved',
  'resolve_due',
  'resolve_in_time',
  'rated',
  'solved',
  'satisfied',
  'satisfaction_sum',
  'reopened',
  'reopenings',
  'had',
  'returned',
  'returns',
  'extended',
  'early',
  'early_rated',
  'early_satisfied',
  'early_reopened',
  'late_extended',
  'late_extended_rated',
  'late_extended_satisfied',
  'reopened_rated',
  'reopened_satisfied',
  'settled',
] as const;
export type Counter = (typeof counters)[number];

const named = <P extends string>(prefix: P, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}_${index}` as const);

export const contactTimes = named('contact_time', contactBuckets.length + 1);
export const resolveTimes = named('resolve_time', resolveBuckets.length + 1);
export const usedShares = named('used_share', usedBuckets.length + 1);

export type Measure =
  Counter | (typeof contactTimes)[number] | (typeof resolveTimes)[number] | (typeof usedShares)[number];

/** How long things took. */
export const times: readonly Measure[] = [...contactTimes, ...resolveTimes];

/** All that a cell counts, in the order of its columns. */
export const measures: readonly Measure[] = [...counters, ...times, ...usedShares];

/** What most Cases come to count for sooner or later, by what counts it; the other counters are of few Cases. */
const everyday: readonly Measure[] = [
  ...(['submitted', 'assigned', 'had', 'open', 'to_answer', 'answered', 'contact_due', 'contact_in_time'] as const),
  ...(['resolved', 'resolve_due', 'resolve_in_time', 'rated', 'solved', 'satisfied', 'satisfaction_sum'] as const),
  'settled',
];

/** The measures by which of them come together: what changes cells writes the families that it touches. */
export const measureFamilies: readonly (readonly Measure[])[] = [
  everyday,
  counters.filter((counter) => !everyday.includes(counter)),
  contactTimes,
  resolveTimes,
  usedShares,
];

/** How much of what; what is 0 is absent. */
export type Counts = Readonly<Partial<Record<Measure, number>>>;
