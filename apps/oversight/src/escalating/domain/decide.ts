import type { EscalationActor } from '#contracts';
import { isWithin } from '#domain';
import type { Escalation, EscalationState, Moved } from './escalation.ts';
import { levelOf } from './level.ts';
import { moved, placeOf } from './move.ts';
import { answerBy, type EscalationTerms, latestSnooze } from './policy.ts';

/** What somebody does about an Escalation. */
type Doing =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'delegate'; readonly reason: string; readonly regionCode: string; readonly toBureauId?: string }
  | { readonly kind: 'snooze'; readonly reason: string; readonly until: string };
export type EscalationCommand = Doing & {
  /** The version that the person saw. */
  readonly version: number;
};
export const escalationActions = ['acknowledge', 'delegate', 'snooze'] as const satisfies readonly Doing['kind'][];
export type EscalationAction = (typeof escalationActions)[number];

/** In which states what may be done. What is acknowledged may still be handed on; only what asks is put off. */
const allowedIn: Readonly<Record<EscalationState, readonly EscalationAction[]>> = {
  waiting: ['acknowledge', 'delegate', 'snooze'],
  delegated: ['acknowledge', 'delegate', 'snooze'],
  snoozed: ['acknowledge', 'delegate'],
  acknowledged: ['delegate'],
  alarm: ['acknowledge', 'delegate'],
  ended: [],
};

/** What may be done about an Escalation now: until it climbs it is put off once, whoever has it, lest it be put off without end. */
export function actionsOf({ state, wasSnoozed }: Escalation): EscalationAction[] {
  return allowedIn[state].filter((action) => action !== 'snooze' || !wasSnoozed);
}

/** Why something is not done. */
export type EscalationRefusal =
  | 'not-theirs'
  | 'stale-version'
  | 'not-allowed-now'
  | 'region-not-below'
  | 'bureau-elsewhere'
  | 'snoozed-into-the-past'
  | 'snoozed-too-long';

export type EscalationDecision =
  ({ readonly outcome: 'carried-out' } & Moved) | { readonly outcome: 'refused'; readonly because: EscalationRefusal };

export interface Circumstances {
  /** Undefined for who has nothing to say here. */
  readonly by: EscalationActor | undefined;
  readonly terms: EscalationTerms;
  readonly now: Date;
}

/** What comes of a command. Pure: the caller loads, saves and tells the time. */
export function decide(
  before: Escalation,
  command: EscalationCommand,
  { by, terms, now }: Circumstances,
): EscalationDecision {
  if (!by || (by.role === 'bureau-head' && command.kind !== 'acknowledge')) return refused('not-theirs');
  if (command.version !== before.version) return refused('stale-version');
  if (!actionsOf(before).includes(command.kind)) return refused('not-allowed-now');
  switch (command.kind) {
    case 'acknowledge':
      return carriedOut(
        moved(before, { kind: 'acknowledged', by }, { state: 'acknowledged', answerBy: undefined }, now),
      );
    case 'delegate':
      return delegated(before, command, { by, terms, now });
    case 'snooze':
      return snoozed(before, command, { by, terms, now });
    default:
      return command satisfies never;
  }
}

type Acting = Circumstances & { readonly by: EscalationActor };

/**
 * It goes down within the reach of who delegates, or to a bureau in it; not to where it is. Who hands on what was delegated or put off already hands on
 * what is left of its time, and no more: else it could go to and fro without ever climbing.
 */
function delegated(
  before: Escalation,
  { reason, regionCode, toBureauId }: EscalationCommand & { kind: 'delegate' },
  { by, terms, now }: Acting,
): EscalationDecision {
  const isReached = isWithin(regionCode, by.regionCode) && (toBureauId !== undefined || regionCode !== by.regionCode);
  const isElsewhere = regionCode !== before.regionCode || toBureauId !== before.toBureauId;
  if (!isReached || !isElsewhere) return refused('region-not-below');
  if (toBureauId !== undefined && !isBureauOf(regionCode, toBureauId)) return refused('bureau-elsewhere');
  const isHandedOn = before.state === 'delegated' || before.state === 'snoozed';
  const theirs = answerBy(terms, levelOf(regionCode), before.facts.urgent, now);
  const until = isHandedOn ? earlier(theirs, before.answerBy) : theirs;
  const wasSnoozed = isHandedOn && before.wasSnoozed;
  const fact = { kind: 'delegated', by, reason, toBureauId, answerBy: until } as const;
  const place = { state: 'delegated', regionCode, placedFor: placeOf(before), toBureauId } as const;
  return carriedOut(moved(before, fact, { ...place, answerBy: until, wasSnoozed }, now));
}

/** Of two times, as `Date#toISOString` writes them. */
const earlier = (one: string, other = one): string => (one < other ? one : other);

/** The id of a bureau begins with the code of its Region. */
const isBureauOf = (regionCode: string, bureauId: string): boolean => bureauId.startsWith(`${regionCode}-`);

/** When the time is over and nobody has acknowledged it meanwhile, it climbs. */
function snoozed(
  before: Escalation,
  { reason, until }: EscalationCommand & { kind: 'snooze' },
  { by, terms, now }: Acting,
): EscalationDecision {
  if (until <= now.toISOString()) return refused('snoozed-into-the-past');
  if (until > latestSnooze(terms, now)) return refused('snoozed-too-long');
  const fact = { kind: 'snoozed', by, reason, until, answerBy: until } as const;
  return carriedOut(moved(before, fact, { state: 'snoozed', answerBy: until, wasSnoozed: true }, now));
}

const carriedOut = (step: Moved): EscalationDecision => ({ outcome: 'carried-out', ...step });
const refused = (because: EscalationRefusal): EscalationDecision => ({ outcome: 'refused', because });
