import type { Bureau, CaseEvents, CaseEventType } from '#contracts';

/** How a Case came to its end. */
export type CaseEnd = CaseEvents['xinqiao.escalation.ended.v1']['because'];

/**
 * What Escalations tell of a Case, as far as its events are known. Each part carries the version of the step that said it and the highest wins, so that
 * the facts depend on which steps are known and never on the order in which they came. 0 where none said it.
 */
export interface CaseFacts {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly leadVersion: number;
  /** Absent while the Case is with nobody. */
  readonly lead?: Bureau;
  readonly matterVersion: number;
  readonly function?: string;
  readonly urgent: boolean;
  readonly regionVersion: number;
  readonly regionCode?: string;
  /** When it last came to its end; a reopening leaves that as it is. UTC, as `Date#toISOString` writes it. */
  readonly endedAt?: string;
  readonly endedBecause?: CaseEnd;
}

/** The end to which an event brings its Case. */
const ends = {
  'xinqiao.case.resolved.v1': 'resolved',
  'xinqiao.case.closed.v1': 'closed',
  'xinqiao.case.declined.v1': 'declined',
  'xinqiao.case.withdrawn.v1': 'withdrawn',
  'xinqiao.case.merged.v1': 'merged',
} as const satisfies Partial<Record<CaseEventType, CaseEnd>>;
type EndType = keyof typeof ends;

type TellingType =
  | EndType
  | 'xinqiao.case.assigned.v1'
  | 'xinqiao.case.sent-to-triage.v1'
  | 'xinqiao.case.returned.v1'
  | 'xinqiao.case.complained-of.v1'
  | 'xinqiao.case.bureau-succeeded.v1'
  | 'xinqiao.case.reopened.v1';

/** An event that says something of its Case that Escalations tell. */
export type TellingEvent = { [T in TellingType]: { readonly type: T; readonly payload: CaseEvents[T] } }[TellingType];

const tellingTypes: ReadonlySet<string> = new Set<TellingType>([
  ...(Object.keys(ends) as EndType[]),
  'xinqiao.case.assigned.v1',
  'xinqiao.case.sent-to-triage.v1',
  'xinqiao.case.returned.v1',
  'xinqiao.case.complained-of.v1',
  'xinqiao.case.bureau-succeeded.v1',
  'xinqiao.case.reopened.v1',
]);

export function isTelling(event: { readonly type: string }): event is TellingEvent {
  return tellingTypes.has(event.type);
}

/** Nothing but which Case it is. */
export function noFacts({ caseId, caseNumber }: Pick<CaseFacts, 'caseId' | 'caseNumber'>): CaseFacts {
  return { caseId, caseNumber, leadVersion: 0, matterVersion: 0, urgent: false, regionVersion: 0 };
}

/** What one event alone says of its Case. */
export function factsFrom(event: TellingEvent): CaseFacts {
  const { type, payload } = event;
  const nothing = noFacts(payload);
  const { caseVersion: version } = payload;
  switch (type) {
    case 'xinqiao.case.assigned.v1': {
      const { lead, function: itsFunction, urgent, jurisdiction } = payload;
      const known = { ...nothing, leadVersion: version, lead, matterVersion: version, function: itsFunction, urgent };
      return located(known, version, jurisdiction?.code);
    }
    case 'xinqiao.case.sent-to-triage.v1':
      return located({ ...nothing, leadVersion: version }, version, payload.jurisdiction?.code);
    case 'xinqiao.case.returned.v1':
      return { ...nothing, leadVersion: version };
    case 'xinqiao.case.complained-of.v1':
    case 'xinqiao.case.bureau-succeeded.v1':
    case 'xinqiao.case.reopened.v1':
      return { ...nothing, leadVersion: version, lead: payload.bureau };
    case 'xinqiao.case.resolved.v1':
    case 'xinqiao.case.closed.v1':
    case 'xinqiao.case.declined.v1':
    case 'xinqiao.case.withdrawn.v1':
    case 'xinqiao.case.merged.v1':
      return { ...nothing, endedAt: payload.occurredAt, endedBecause: ends[type] };
    default:
      return event satisfies never;
  }
}

function located(facts: CaseFacts, version: number, regionCode: string | undefined): CaseFacts {
  return regionCode === undefined ? facts : { ...facts, regionVersion: version, regionCode };
}

/** What two facts of one Case say together. Commutative, associative, idempotent: any order, any repetition. */
export function mergedFacts(one: CaseFacts, other: CaseFacts): CaseFacts {
  const led = one.leadVersion >= other.leadVersion ? one : other;
  const matter = one.matterVersion >= other.matterVersion ? one : other;
  const located = one.regionVersion >= other.regionVersion ? one : other;
  const ended = endRank(one) >= endRank(other) ? one : other;
  return {
    caseId: one.caseId,
    caseNumber: one.caseNumber,
    leadVersion: led.leadVersion,
    lead: led.lead,
    matterVersion: matter.matterVersion,
    function: matter.function,
    urgent: matter.urgent,
    regionVersion: located.regionVersion,
    regionCode: located.regionCode,
    endedAt: ended.endedAt,
    endedBecause: ended.endedBecause,
  };
}

/** The later end, and of two at one time always the same. */
const endRank = ({ endedAt, endedBecause }: CaseFacts): string => [endedAt, endedBecause].join(' ');

/** One for each Case, in the order of their ids. */
export function mergedByCase(facts: readonly CaseFacts[]): CaseFacts[] {
  const byCase = new Map<string, CaseFacts>();
  for (const said of facts) {
    const known = byCase.get(said.caseId);
    byCase.set(said.caseId, known ? mergedFacts(known, said) : said);
  }
  return [...byCase.values()].toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
}
