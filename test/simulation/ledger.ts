import { contactDays, resolveDays, workingDaysAfter } from './deadlines.ts';
import type { Judgement, Place } from './onlooker.ts';
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
  /** The bureau that sent it back. */
  returnedBy?: string;
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

/** The bureau that a case counts for: that which leads it, or led it last where it lies on a desk; undefined where none has. */
export const leadOf = ({ bureauId, returnedBy }: Entry): string | undefined => bureauId ?? returnedBy;

/** How many of the entries there are of each kind. */
export function countBy<T extends Entry>(entries: readonly T[], keyOf: (entry: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) counts[keyOf(entry)] = (counts[keyOf(entry)] ?? 0) + 1;
  return counts;
}

const satisfiedFrom = 4;

/** A case with what others made of it: its term depends on that, whether it is owed an answer, and whether it repeats another. */
export interface Judged extends Entry {
  readonly judgement: Judgement;
}

/** The counts of docs/indicators.md that follow from what was done alone, reckoned directly. */
export function tally(entries: readonly Judged[], now: Date): Record<string, number> {
  const count = (holds: (entry: Judged) => boolean) => entries.filter(holds).length;
  const rated = entries.filter(({ ratedAt }) => ratedAt !== undefined);
  const ratings = rated.flatMap(({ life }) => (life.rated ? [life.rated] : []));
  return {
    submitted: entries.length,
    assigned: count(wasAssigned),
    withdrawn: count(({ withdrawnAt }) => withdrawnAt !== undefined),
    open: count(({ withdrawnAt, resolvedAt }) => withdrawnAt === undefined && resolvedAt === undefined),
    to_answer: count(isOwedAnAnswer),
    answered: count((entry) => isOwedAnAnswer(entry) && isAnswered(entry)),
    contact_due: count((entry) => contactOf(entry, now).isDue),
    contact_in_time: count((entry) => contactOf(entry, now).isInTime),
    resolved: count(({ firstResolvedAt }) => firstResolvedAt !== undefined),
    resolve_due: count((entry) => resolutionOf(entry, now).isDue),
    resolve_in_time: count((entry) => resolutionOf(entry, now).isInTime),
    rated: rated.length,
    solved: ratings.filter(({ solved }) => solved).length,
    satisfied: ratings.filter(({ satisfaction }) => satisfaction >= satisfiedFrom).length,
    satisfaction_sum: ratings.reduce((sum, { satisfaction }) => sum + satisfaction, 0),
    reopened: count(({ reopenings }) => reopenings > 0),
    reopenings: entries.reduce((sum, { reopenings }) => sum + reopenings, 0),
    repeated: count(({ judgement }) => judgement.isRepeat),
    ...tallyOfReturns(entries),
  };
}

/** Of these cases; a bureau's are those that it sent back, whoever has them now. */
export function tallyOfReturns(entries: readonly Entry[]): Record<string, number> {
  return {
    returned: entries.filter(({ returns }) => returns > 0).length,
    returns: entries.reduce((sum, { returns }) => sum + returns, 0),
  };
}

/** Letters in which somebody says again what he had written and what was still under way. */
export function repetitions(entries: readonly Judged[]): Judged[] {
  const byWriter = Map.groupBy(entries, ({ life: { phone, function: name, regionHint } }) =>
    [phone, name, regionHint].join(' '),
  );
  return [...byWriter.values()].flatMap((letters) =>
    letters.filter(({ life, submittedAt }) => life.isAgain && letters.some((other) => wasUnderWay(other, submittedAt))),
  );
}

function wasUnderWay({ submittedAt, firstResolvedAt, withdrawnAt }: Entry, at: Date): boolean {
  return submittedAt < at && (firstResolvedAt ?? at) >= at && (withdrawnAt ?? at) >= at;
}

const wasAssigned = ({ bureauId, returns }: Entry): boolean => bureauId !== undefined || returns > 0;

const isAnswered = ({ contactedAt, firstResolvedAt }: Entry): boolean =>
  contactedAt !== undefined || firstResolvedAt !== undefined;

function isOwedAnAnswer(entry: Judged): boolean {
  return entry.judgement.kind !== 'thanks' && !(entry.withdrawnAt && !isAnswered(entry));
}

interface Timely {
  readonly isDue: boolean;
  readonly isInTime: boolean;
}

/** Due is what was done, and what was left undone beyond its deadline. */
function timely(done: Date | undefined, deadline: Date, isOtherwiseDue: boolean): Timely {
  return { isDue: done !== undefined || isOtherwiseDue, isInTime: done !== undefined && done <= deadline };
}

function contactOf(entry: Judged, now: Date): Timely {
  const { submittedAt, contactedAt, firstResolvedAt, withdrawnAt } = entry;
  const deadline = workingDaysAfter(submittedAt, contactDays);
  const isMissed = wasAssigned(entry) && deadline < (withdrawnAt ?? now);
  return timely(contactedAt, deadline, firstResolvedAt !== undefined || isMissed);
}

function resolutionOf({ judgement: { first }, ...entry }: Judged, now: Date): Timely {
  const days = first && resolveDays(first.kind, first.isUrgent);
  if (days === undefined) return { isDue: false, isInTime: false };
  const deadline = workingDaysAfter(entry.submittedAt, days);
  return timely(entry.firstResolvedAt, deadline, deadline < (entry.withdrawnAt ?? now));
}
