import type { Level } from './level.ts';

/** How long those of a level have until an Escalation climbs, in hours that pass day and night. */
interface AnswerHours {
  readonly normal: number;
  readonly urgent: number;
}

/** How long an Escalation waits; policy, which an administrator can change. */
export interface EscalationTerms extends Readonly<Record<Level, AnswerHours>> {
  /** How far ahead it may be put off, in hours that pass day and night. */
  readonly longestSnooze: number;
}

/** What is shipped: a county has a weekend and the day after it, and the higher it is the less time is left. */
export const shippedTerms: EscalationTerms = {
  county: { normal: 72, urgent: 4 },
  city: { normal: 48, urgent: 4 },
  province: { normal: 24, urgent: 4 },
  longestSnooze: 120,
};

/** When an Escalation climbs that comes to a level now. @param urgent of its Case, as far as that is known @returns UTC, as `Date#toISOString` writes it */
export function answerBy(terms: EscalationTerms, level: Level, urgent: boolean | undefined, now: Date): string {
  const { normal, urgent: hurried } = terms[level];
  return hoursAfter(now, urgent ? hurried : normal);
}

/** The latest time up to which an Escalation may be put off now. */
export function latestSnooze({ longestSnooze }: EscalationTerms, now: Date): string {
  return hoursAfter(now, longestSnooze);
}

const hoursAfter = (now: Date, hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();
