import { isWithin, type Merger, oneWith } from '#domain';
import type { NewCause } from './cause.ts';
import type { CaseFacts } from '../../known-cases/domain/case-facts.ts';
import { isAbout } from '../../known-cases/domain/complaint.ts';
import type { Escalation, EscalationFact, Moved, Silence } from './escalation.ts';
import { firstRegion, levelOf, regionAbove } from './level.ts';
import { answerBy, type EscalationTerms } from './policy.ts';

/** What moves an Escalation by itself. */
interface Circumstances {
  readonly terms: EscalationTerms;
  readonly now: Date;
}

/**
 * The Escalation that a cause makes, for the supervisors of the Case's Region.
 * @param known what the steps of the Case have said of it
 */
export function raised(id: string, cause: NewCause, known: CaseFacts, { terms, now }: Circumstances): Moved {
  const facts = withSaid(known, cause);
  const regionCode = firstRegion(facts.regionCode ?? facts.lead?.regionCode);
  const until = answerBy(terms, levelOf(regionCode), facts.urgent, now);
  const at = now.toISOString();
  return {
    after: {
      ...{ id, causeKey: cause.key, cause: cause.cause, causedAt: cause.causedAt, facts },
      ...{ version: 1, state: 'waiting', regionCode, placedFor: regionCode, answerBy: until },
      ...{ wasSnoozed: false, raisedAt: at, changedAt: at },
    },
    fact: { kind: 'raised', answerBy: until },
  };
}

/** A cause may come before the steps of its Case: then what it says itself is all there is. */
function withSaid(known: CaseFacts, { said = {} }: NewCause): CaseFacts {
  const isPlaced = known.status !== undefined && known.status !== 'received';
  return {
    ...known,
    lead: isPlaced ? known.lead : said.lead,
    urgent: known.urgent ?? said.urgent,
    regionCode: known.regionCode ?? said.regionCode,
  };
}

/** Whether it asks somebody who has not answered, so that it goes on when he keeps silent. */
export function isAsking({ state }: Escalation): boolean {
  return state === 'waiting' || state === 'delegated' || state === 'snoozed';
}

/**
 * Nobody answered, or nobody heard it: from a bureau it goes to the supervisors of its Region, from a Region to the one above, from the province
 * nowhere, so it is an alarm. Undefined where it asks nobody.
 */
export function goneOn(before: Escalation, because: Silence, circumstances: Circumstances): Moved | undefined {
  return isAsking(before) ? climbed(before, because, circumstances) : undefined;
}

/** The steps that it takes, one after the other, once something has been learnt of its Case. @param mergers by which a bureau is one with others */
export function movedWithCase(
  before: Escalation,
  mergers: readonly Merger[],
  circumstances: Circumstances,
): readonly Moved[] {
  const ways: readonly ((escalation: Escalation) => Moved | undefined)[] = [
    (escalation) => takenAlong(escalation, circumstances),
    (escalation) => takenBack(escalation, mergers, circumstances),
    (escalation) => ended(escalation, circumstances.now),
  ];
  const steps: Moved[] = [];
  for (const way of ways) {
    const step = way(steps.at(-1)?.after ?? before);
    if (step) steps.push(step);
  }
  return steps;
}

/**
 * From a bureau that the Case turns out to be a complaint about it goes back to the supervisors of its Region; that it was acknowledged there counts for
 * nothing. Undefined where it is with no such bureau, or over.
 * @param mergers by which a bureau is one with others: a complaint about one of them is one about each
 */
function takenBack(before: Escalation, mergers: readonly Merger[], circumstances: Circumstances): Moved | undefined {
  const { state, toBureauId, facts } = before;
  const isTheirs = state !== 'ended' && toBureauId !== undefined && isAbout(facts, oneWith(toBureauId, mergers));
  return isTheirs ? climbed(before, 'unacknowledged', circumstances) : undefined;
}

/**
 * The Case has left the Region whose supervisors are asked, so it goes to where the Case belongs now; what was done about it before counts for nothing there.
 * Undefined where it is over; where the Case is still within that Region, as it is below all to which it has climbed; and where somebody handed it to another
 * Region than that of the Case, and the Case has not moved since.
 */
export function takenAlong(before: Escalation, circumstances: Circumstances): Moved | undefined {
  const { state, regionCode, placedFor, causedAt, facts } = before;
  const place = placeOf(before);
  const isThere = place === placedFor || isWithin(place, regionCode);
  if (isThere || state === 'ended' || isOver(causedAt, facts.ended)) return undefined;
  const { after, fact } = askedAnew(before, place, 'case-moved', circumstances);
  return { after: { ...after, placedFor: place }, fact };
}

/** Where the Case belongs, as a Region where an Escalation can begin; as long as no step says so, where it was when the Escalation was put where it is. */
export function placeOf({ facts, placedFor }: Pick<Escalation, 'facts' | 'placedFor'>): string {
  return facts.regionCode === undefined ? placedFor : firstRegion(facts.regionCode);
}

function climbed(before: Escalation, because: Silence, circumstances: Circumstances): Moved {
  const regionCode = before.toBureauId === undefined ? regionAbove(before.regionCode) : before.regionCode;
  return regionCode === undefined
    ? moved(before, { kind: 'alarmed', because }, { state: 'alarm', answerBy: undefined }, circumstances.now)
    : askedAnew(before, regionCode, because, circumstances);
}

/** The supervisors of a Region have all the time of their level. */
function askedAnew(
  before: Escalation,
  regionCode: string,
  because: Silence | 'case-moved',
  { terms, now }: Circumstances,
): Moved {
  const { regionCode: fromRegionCode, facts } = before;
  const until = answerBy(terms, levelOf(regionCode), facts.urgent, now);
  const fact = { kind: 'climbed', because, fromRegionCode, answerBy: until } as const;
  const place = { state: 'waiting', regionCode, toBureauId: undefined, answerBy: until, wasSnoozed: false } as const;
  return moved(before, fact, place, now);
}

/** The Case came to its end after the cause, so there is nothing left to look at. Undefined where it is over already, or the cause came later. */
export function ended(before: Escalation, now: Date): Moved | undefined {
  const { ended: end } = before.facts;
  if (before.state === 'ended' || !end || !isOver(before.causedAt, end)) return undefined;
  return moved(before, { kind: 'ended', because: end.because }, { state: 'ended', answerBy: undefined }, now);
}

/** Whether a Case came to its end, and not before something was caused. */
export function isOver(causedAt: string, end: CaseFacts['ended']): boolean {
  return end !== undefined && causedAt <= end.at;
}

/** One step more. */
export function moved(before: Escalation, fact: EscalationFact, changed: Partial<Escalation>, now: Date): Moved {
  return { after: { ...before, ...changed, version: before.version + 1, changedAt: now.toISOString() }, fact };
}
