import { localDayOf, momentIn, msIntoDay } from '#domain';

/** At which times of the day, by the clock of Asia/Shanghai, a citizen is rung up. */
export const partsOfDay = ['morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** 回访: a call that is to be made after the final reply. */
export interface FollowUp {
  /** Each call that is missed is followed by one in another part of the day; the first may be made in any. */
  readonly part: PartOfDay | 'any';
  /** From then on; while somebody has taken it, until he has had his time. UTC, as `Date#toISOString` writes it. */
  readonly dueAt: string;
  /** How often the citizen was not reached. */
  readonly missed: number;
  /** Opaque subject of the person of the staff who took it last. */
  readonly takenBy?: string;
}

const hour = 60 * 60 * 1000;
const begins: Readonly<Record<PartOfDay, number>> = { morning: 9 * hour, afternoon: 14 * hour, evening: 18 * hour };
const following: Readonly<Record<PartOfDay, PartOfDay>> = {
  morning: 'afternoon',
  afternoon: 'evening',
  evening: 'morning',
};
/** Then every part of the day was tried. */
const mostCalls = partsOfDay.length;
/** Nobody is rung up before or after, ms into the day. */
const [opens, closes] = [9 * hour, 21 * hour];
/** Between two parts of the day the one is over and the other has begun. */
const opensIn: Readonly<Record<PartOfDay, number>> = { morning: opens, afternoon: 12 * hour, evening: begins.evening };
const closesIn: Readonly<Record<PartOfDay, number>> = {
  morning: opensIn.afternoon,
  afternoon: opensIn.evening,
  evening: closes,
};
/** How long a call that somebody has taken is his, ms. */
const lease = hour / 2;

/** The part of the day that it is; undefined where it is too early or too late to ring anybody up. */
export function partToCallIn(now: Date): PartOfDay | undefined {
  const passed = msIntoDay(now);
  return passed < opens || passed >= closes ? undefined : partOf(now);
}

/**
 * From when on, as seen now, a call may be made: when it is due, in its part of the day, and at no hour at which nobody is rung up.
 */
export function callableFrom({ part, dueAt }: FollowUp, now: Date): Date {
  const due = new Date(Math.max(now.getTime(), Date.parse(dueAt)));
  const [first, end] = part === 'any' ? [opens, closes] : [opensIn[part], closesIn[part]];
  const passed = msIntoDay(due);
  if (passed < first) return momentIn(localDayOf(due), first);
  return passed < end ? due : momentIn(localDayOf(due) + 1, first);
}

export function firstCall(now: Date): FollowUp {
  return { part: 'any', dueAt: now.toISOString(), missed: 0 };
}

/** The call after one that was missed; undefined when there have been enough. */
export function nextCall({ part, missed }: FollowUp, now: Date): FollowUp | undefined {
  if (missed + 1 >= mostCalls) return undefined;
  const next = following[part === 'any' ? partOf(now) : part];
  const today = momentIn(localDayOf(now), begins[next]);
  const dueAt = today > now ? today : momentIn(localDayOf(now) + 1, begins[next]);
  return { part: next, dueAt: dueAt.toISOString(), missed: missed + 1 };
}

/** A call as it stands when somebody has taken it: for a while nobody else is given it. */
export function taken(followUp: FollowUp, takenBy: string, now: Date): FollowUp {
  return { ...followUp, takenBy, dueAt: new Date(now.getTime() + lease).toISOString() };
}

/** Who is ringing the citizen up at the moment: whoever has taken the call last, as long as it is his. */
export function callerOf({ takenBy, dueAt }: FollowUp, now: Date): string | undefined {
  return now.getTime() < Date.parse(dueAt) ? takenBy : undefined;
}

function partOf(now: Date): PartOfDay {
  const passed = msIntoDay(now);
  if (passed >= opensIn.evening) return 'evening';
  return passed >= opensIn.afternoon ? 'afternoon' : 'morning';
}
