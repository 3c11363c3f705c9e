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
/** A final reply within so small a part of its term is an early one. */
const earlyShare = 0.1;

/** A case with what others made of it: its term depends on that, whether it is owed an answer, and whether it repeats another. */
export interface Judged extends Entry {
  readonly judgement: Judgement;
}

/** How many of what; what is not named is 0. */
export type Counts = Readonly<Record<string, number>>;

/** What a case counts for on a day, under a bureau. */
export interface Counted {
  readonly entry: Judged;
  /** `2022-12-31` */
  readonly day: string;
  /** Empty while none has had it. */
  readonly bureau: string;
  readonly counts: Counts;
  /** How long it took, in milliseconds. */
  readonly toContact?: number;
  readonly toResolve?: number;
}

/**
 * All that a case counts for, term by term of docs/indicators.md, by what was done to it: most on the day of its letter under the bureau that leads it, that a bureau
 * had it and sent it back under that one, and what was settled on its own day.
 */
export function countedOf(entry: Judged, now: Date): Counted[] {
  const { submittedAt, contactedAt, firstResolvedAt, returnedBy, returns, judgement } = entry;
  const under = { entry, day: dayInShanghai(submittedAt), bureau: leadOf(entry) ?? '' };
  const since = (done?: Date) => done && done.getTime() - submittedAt.getTime();
  return [
    { ...under, counts: countsOf(entry, now), toContact: since(contactedAt), toResolve: since(firstResolvedAt) },
    ...judgement.hadBy.map((bureau) => {
      return { ...under, bureau, counts: { had: 1, ...(bureau === returnedBy && { returned: 1, returns }) } };
    }),
    ...(firstResolvedAt ? [{ ...under, day: dayInShanghai(firstResolvedAt), counts: { settled: 1 } }] : []),
  ];
}

/** Of what is not here (declined, merged and extended) nobody does anything in the year. */
function countsOf(entry: Judged, now: Date): Counts {
  const { life, firstResolvedAt, resolvedAt, withdrawnAt, ratedAt, reopenings, judgement } = entry;
  const [contact, resolution] = [contactOf(entry, now), resolutionOf(entry, now)];
  const rating = ratedAt && life.rated;
  const is = {
    ...{ rated: rating !== undefined, satisfied: (rating?.satisfaction ?? 0) >= satisfiedFrom },
    ...{ reopened: reopenings > 0, early: resolution.isEarly },
  };
  const holds: Readonly<Record<string, boolean>> = {
    ...{ submitted: true, repeated: judgement.isRepeat, assigned: wasAssigned(entry) },
    ...{ withdrawn: withdrawnAt !== undefined, open: withdrawnAt === undefined && resolvedAt === undefined },
    ...{ to_answer: isOwedAnAnswer(entry), answered: isOwedAnAnswer(entry) && isAnswered(entry) },
    ...{ contact_due: contact.isDue, contact_in_time: contact.isInTime },
    ...{ resolved: firstResolvedAt !== undefined, resolve_due: resolution.isDue, resolve_in_time: resolution.isInTime },
    ...{ ...is, solved: rating?.solved ?? false },
    ...{ early_rated: is.early && is.rated, early_satisfied: is.early && is.satisfied },
    ...{ early_reopened: is.early && is.reopened },
    ...{ reopened_rated: is.reopened && is.rated, reopened_satisfied: is.reopened && is.satisfied },
  };
  const counts = Object.fromEntries(Object.entries(holds).map(([name, does]) => [name, does ? 1 : 0]));
  return { ...counts, reopenings, satisfaction_sum: rating?.satisfaction ?? 0 };
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
  readonly isEarly: boolean;
}

/** Due is what was done, and what was left undone beyond its deadline. */
function timely(submittedAt: Date, deadline: Date, done: Date | undefined, isOtherwiseDue: boolean): Timely {
  const earlyUntil = submittedAt.getTime() + earlyShare * (deadline.getTime() - submittedAt.getTime());
  return {
    isDue: done !== undefined || isOtherwiseDue,
    isInTime: done !== undefined && done <= deadline,
    isEarly: done !== undefined && done.getTime() <= earlyUntil,
  };
}

function contactOf(entry: Judged, now: Date): Timely {
  const { submittedAt, contactedAt, firstResolvedAt, withdrawnAt } = entry;
  const deadline = workingDaysAfter(submittedAt, contactDays);
  const isMissed = wasAssigned(entry) && deadline < (withdrawnAt ?? now);
  return timely(submittedAt, deadline, contactedAt, firstResolvedAt !== undefined || isMissed);
}

function resolutionOf({ judgement: { first }, ...entry }: Judged, now: Date): Timely {
  const { submittedAt, firstResolvedAt, withdrawnAt } = entry;
  const days = first && resolveDays(first.kind, first.isUrgent);
  if (days === undefined) return { isDue: false, isInTime: false, isEarly: false };
  const deadline = workingDaysAfter(submittedAt, days);
  return timely(submittedAt, deadline, firstResolvedAt, deadline < (withdrawnAt ?? now));
}

/** `2022-12-31` */
export const dayInShanghai = (moment: Date): string =>
  new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
