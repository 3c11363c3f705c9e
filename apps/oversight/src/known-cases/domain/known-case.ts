import type { Bureau } from '#contracts';
import type { CaseStatus } from '#domain';
import { type CaseStep, isCaseStep, statusFrom } from './case-step.ts';
import type { TellingEvent } from './telling-event.ts';
import { type ClockFact, clocksOf, defined, factOfStep, type StepFact } from './step-fact.ts';

/** How a step left its Case; of two the later step counts. */
interface LatestFact {
  /** caseVersion of the step. */
  readonly version: number;
  readonly status: CaseStatus;
  /** 主办; absent while the Case is with nobody. */
  readonly bureau?: Bureau;
}

/** What the router said of a Case; the last word counts. */
interface RoutedFact {
  readonly at: number;
  readonly matter?: string;
  readonly kind?: string;
  readonly function?: string;
  /** Ids of the bureaus that it is a complaint about. */
  readonly about?: readonly string[];
  /** Whether the same person had written about the same matter before. */
  readonly isRepeat: boolean;
}

/** A clock whose deadline a changed calendar has moved, as it is since that moment. */
interface MovedClock extends ClockFact {
  readonly at: number;
}

/** Of each clock the last word counts: what moves one says nothing of the other. */
interface MovedClocks {
  readonly contact?: MovedClock;
  readonly resolve?: MovedClock;
}

/**
 * All that is known of a Case: a set of facts, each under the version or the moment of the event that told it. Two of them join by union; so what is
 * known depends on which events came, never on their order or on how often they did. Whatever follows Cases is a function of this.
 */
export interface CaseKnowledge {
  /** What steps said that is asked for later, by caseVersion. */
  readonly steps: Readonly<Record<string, StepFact>>;
  /** Absent while no step is known. */
  readonly latest?: LatestFact;
  readonly routed?: RoutedFact;
  readonly moved?: MovedClocks;
  /** When the resolve clock first warned, in milliseconds since 1970. */
  readonly warnedAt?: number;
  readonly contactOverdue?: true;
  /** The latest deadline to which the resolve clock came, in milliseconds since 1970; `true` where it was kept before that was asked for. */
  readonly resolveOverdue?: number | true;
  /** 剔除 */
  readonly isExcluded?: true;
}

/** Of a Case of which nobody has said anything. */
export const nothingKnown: CaseKnowledge = { steps: {} };

/** What one event tells alone. */
export function knowledgeFrom(event: TellingEvent): CaseKnowledge {
  if (isCaseStep(event)) {
    const fact = factOfStep(event);
    return { steps: fact ? { [event.payload.caseVersion]: fact } : {}, latest: leftBy(event) };
  }
  switch (event.type) {
    case 'xinqiao.routing.decided.v1':
      return { steps: {}, routed: routedBy(event.payload) };
    case 'xinqiao.clock.deadlines-moved.v1':
      return { steps: {}, moved: movedBy(event.payload) };
    case 'xinqiao.clock.step-raised.v1':
      return { steps: {}, ...raisedBy(event.payload) };
    case 'xinqiao.case.excluded.v1':
      return { steps: {}, isExcluded: true };
    default:
      return event satisfies never;
  }
}

/** What two say together. Commutative, associative, idempotent; its parts always stand in the same order, so that the same knowledge is the same JSON. */
export function joined(one: CaseKnowledge, other: CaseKnowledge): CaseKnowledge {
  const warnings = [one.warnedAt, other.warnedAt].filter((at) => at !== undefined);
  return {
    steps: { ...one.steps, ...other.steps },
    ...defined({
      latest: laterStep(one.latest, other.latest),
      routed: lastWord(one.routed, other.routed),
      moved: lastMoves(one.moved, other.moved),
      warnedAt: warnings.length > 0 ? Math.min(...warnings) : undefined,
      contactOverdue: one.contactOverdue ?? other.contactOverdue,
      resolveOverdue: laterDeadline(one.resolveOverdue, other.resolveOverdue),
      isExcluded: one.isExcluded ?? other.isExcluded,
    }),
  };
}

/** Whether two say the same. */
export function isSame(one: CaseKnowledge, other: CaseKnowledge): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A Case and what is known of it. */
export interface KnownCase {
  readonly id: string;
  readonly number: string;
  readonly known: CaseKnowledge;
}

/** One for each Case that the events speak of. */
export function knownCases(events: readonly TellingEvent[]): KnownCase[] {
  const cases = new Map<string, KnownCase>();
  for (const event of events) {
    const { caseId: id, caseNumber: number } = event.payload;
    const told = knowledgeFrom(event);
    const before = cases.get(id);
    cases.set(id, { id, number, known: before ? joined(before.known, told) : told });
  }
  return [...cases.values()];
}

/** The lead bureau that a step names; one that takes the Case from its bureau names it too, but leaves it with none. */
function leftBy(step: CaseStep): LatestFact {
  const { payload } = step;
  const named = 'lead' in payload ? payload.lead : 'bureau' in payload ? payload.bureau : undefined;
  const bureau = step.type === 'xinqiao.case.returned.v1' ? undefined : named;
  return { version: payload.caseVersion, status: statusFrom(step), ...(bureau && { bureau: nameOf(bureau) }) };
}

const nameOf = ({ id, name, regionCode }: Bureau): Bureau => ({ id, name, regionCode });

function laterStep(one?: LatestFact, other?: LatestFact): LatestFact | undefined {
  if (!one || !other) return one ?? other;
  return one.version >= other.version ? one : other;
}

function laterDeadline(one?: number | true, other?: number | true): number | true | undefined {
  if (one === undefined || one === true) return other ?? one;
  return other === undefined || other === true ? one : Math.max(one, other);
}

function lastMoves(one?: MovedClocks, other?: MovedClocks): MovedClocks | undefined {
  if (!one || !other) return one ?? other;
  return defined({
    contact: lastWord(one.contact, other.contact),
    resolve: lastWord(one.resolve, other.resolve),
  });
}

/** The later of two; of the same moment that which reads higher, so that it does not matter which came first. None has parts with names of their own. */
function lastWord<T extends { readonly at: number }>(one?: T, other?: T): T | undefined {
  if (!one || !other) return one ?? other;
  if (one.at !== other.at) return one.at > other.at ? one : other;
  return JSON.stringify(one, Object.keys(one).sort()) >= JSON.stringify(other, Object.keys(other).sort()) ? one : other;
}

type Decided = Extract<TellingEvent, { type: 'xinqiao.routing.decided.v1' }>['payload'];

function routedBy({ decidedAt, matter, kind, function: task, about, repeatOf }: Decided): RoutedFact {
  const said = defined({ matter: matter?.code, kind, function: task, about: about?.map(({ id }) => id) });
  return { at: Date.parse(decidedAt), ...said, isRepeat: repeatOf !== undefined };
}

type Moved = Extract<TellingEvent, { type: 'xinqiao.clock.deadlines-moved.v1' }>['payload'];

function movedBy({ occurredAt, clocks }: Moved): MovedClocks {
  const { contact, resolve } = clocksOf(clocks);
  const at = Date.parse(occurredAt);
  return defined({ contact: contact && { at, ...contact }, resolve: resolve && { at, ...resolve } });
}

type Raised = Extract<TellingEvent, { type: 'xinqiao.clock.step-raised.v1' }>['payload'];

/** Each step of a clock is raised once: the supervision tells that the clock came to a deadline which was moved after the reminder. */
function raisedBy({
  clock: { clock, deadline },
  step,
  dueAt,
}: Raised): Pick<CaseKnowledge, 'warnedAt' | 'contactOverdue' | 'resolveOverdue'> {
  if (clock === 'first-contact') return step === 'reminder' ? { contactOverdue: true } : {};
  if (clock !== 'resolve') return {};
  return step === 'warning' ? { warnedAt: Date.parse(dueAt) } : { resolveOverdue: Date.parse(deadline) };
}
