import type { Place } from './onlooker.ts';
import type { Life } from './plan-year.ts';

/** What was done to a case and when, as who did it noted it. */
export interface Entry {
  readonly life: Life;
  readonly caseNumber: string;
  readonly queryCode: string;
  readonly submittedAt: Date;
  /** Where it was after what was done to it last. */
  place?: Place;
  bureauId?: string;
  /** Whether bureaus that help have still to do their part. */
  isHelped?: boolean;
  returns: number;
  acceptedAt?: Date;
  contactedAt?: Date;
  /** The last time. */
  resolvedAt?: Date;
  /** The first time. */
  firstResolvedAt?: Date;
  withdrawnAt?: Date;
  ratedAt?: Date;
  reopenings: number;
}

const day = 24 * 3_600_000;
/** Days after which a case that nobody rated is closed. */
const ratingWindow = 15;

/** Where a case stands at this moment, by what was done to it alone. */
export function statusOf(entry: Entry, now: Date): string {
  if (entry.withdrawnAt) return 'withdrawn';
  if (entry.ratedAt) return 'closed';
  if (entry.resolvedAt) return now.getTime() - entry.resolvedAt.getTime() > ratingWindow * day ? 'closed' : 'resolved';
  if (entry.acceptedAt) return 'in-progress';
  return entry.bureauId ? 'assigned' : 'triage';
}

/** How many of the entries there are of each kind. */
export function countBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) counts[keyOf(entry)] = (counts[keyOf(entry)] ?? 0) + 1;
  return counts;
}

const satisfiedFrom = 4;

/** The counts of docs/indicators.md that follow from what was done alone, reckoned directly. */
export function tally(entries: readonly Entry[]): Record<string, number> {
  const count = (holds: (entry: Entry) => boolean) => entries.filter(holds).length;
  const rated = entries.filter(({ ratedAt }) => ratedAt !== undefined);
  const ratings = rated.flatMap(({ life }) => (life.rated ? [life.rated] : []));
  return {
    submitted: entries.length,
    withdrawn: count(({ withdrawnAt }) => withdrawnAt !== undefined),
    open: count(({ withdrawnAt, resolvedAt }) => withdrawnAt === undefined && resolvedAt === undefined),
    resolved: count(({ firstResolvedAt }) => firstResolvedAt !== undefined),
    rated: rated.length,
    solved: ratings.filter(({ solved }) => solved).length,
    satisfied: ratings.filter(({ satisfaction }) => satisfaction >= satisfiedFrom).length,
    satisfaction_sum: ratings.reduce((sum, { satisfaction }) => sum + satisfaction, 0),
    reopened: count(({ reopenings }) => reopenings > 0),
    reopenings: entries.reduce((sum, { reopenings }) => sum + reopenings, 0),
  };
}
