import type { WorkingTime } from '#domain';
import type { OpenedCase, WhatIsKnown } from '../../handling/domain/case-state.ts';
import type { Carried } from '../../handling/domain/decide.ts';
import type { Fact } from '../../handling/domain/fact.ts';
import type { Announcement } from '../../handling/domain/transitions.ts';
import { type CaseClock, type ClockKind, isRunning, startClock } from './case-clock.ts';
import { clockOnWire } from './clock-on-wire.ts';
import type { ClockPolicies } from './clock-policy.ts';

interface Effect {
  readonly stops?: readonly ClockKind[] | 'all';
  readonly starts?: readonly ClockKind[];
}

/** Which fact stops and starts which clocks. */
const effects: Readonly<Record<Announcement, Effect>> = {
  'case.opened': {},
  'case.sent-to-triage': { starts: ['triage'] },
  'case.assigned': { stops: ['triage'], starts: ['accept', 'first-contact', 'resolve'] },
  // Triage and arbitration have one term; what is announced says on which of the two desks the case lies.
  'case.returned': { stops: ['accept'], starts: ['triage'] },
  'case.arbitrated': {},
  'case.accepted': { stops: ['accept'] },
  'case.contacted': { stops: ['first-contact'] },
  'case.replied': {},
  'case.suspended': {},
  'case.resumed': {},
  'case.extension-requested': {},
  'case.extended': {},
  'case.extension-refused': {},
  'co-task.assigned': {},
  'co-task.completed': {},
  'co-task.waived': {},
  'case.decline-proposed': {},
  'case.decline-refused': {},
  'case.declined': { stops: 'all' },
  'case.resolved': { stops: 'all' },
  'case.rated': {},
  'case.closed': {},
  'case.reopened': {},
  'case.supplemented': {},
  'case.withdrawn': { stops: 'all' },
  'case.split': {},
  'case.merged': {},
  'case.unmerged': {},
};

/** These run from the submission, once: not anew when the case comes to another bureau. The others run from the fact. */
const fromSubmission: readonly ClockKind[] = ['first-contact', 'resolve'];

/** A case as it stands now, and what has just happened to it. */
export type WithFacts = Pick<Carried, 'state' | 'facts'>;

/** What clocks are set by. */
export interface ClockRules {
  readonly policyOf: ClockPolicies;
  readonly calendarVersion: number;
  /** The working time of a bureau, or of a triage desk. */
  readonly timeOf: (bureauId: string | undefined) => WorkingTime;
}

/**
 * Sets the clocks of a case by what has just happened to it. Each fact carries the clocks that it started or stopped, so that whoever
 * follows the case knows its deadlines and can reckon them again.
 */
export function setClocks<C extends WithFacts>(changed: C, rules: ClockRules): C {
  let { clocks } = changed.state;
  const facts = changed.facts.map((fact) => {
    const before = clocks;
    clocks = clocksAfter(fact, { ...changed.state, clocks }, rules);
    const touched = clocks.filter((clock) => !before.includes(clock));
    return touched.length === 0 ? fact : withClocks(fact, touched);
  });
  return { ...changed, state: { ...changed.state, clocks }, facts };
}

/** Whether clocks may start with what happened, so that rules are needed to set them. */
export function startsClocks({ facts }: WithFacts): boolean {
  return facts.some((fact) => effects[shortNameOf(fact)].starts !== undefined);
}

function clocksAfter(fact: Fact, state: OpenedCase, rules: ClockRules): readonly CaseClock[] {
  const { stops = [], starts = [] } = effects[shortNameOf(fact)];
  const { occurredAt } = fact.payload;
  const kept = state.clocks.map((clock) =>
    isRunning(clock) && (stops === 'all' || stops.includes(clock.clock)) ? { ...clock, stoppedAt: occurredAt } : clock,
  );
  const started = starts.flatMap((clock) => clockStarted(clock, new Date(occurredAt), state, rules));
  return started.length === 0 && kept.every((clock, index) => clock === state.clocks[index])
    ? state.clocks
    : [...kept, ...started];
}

function clockStarted(clock: ClockKind, now: Date, state: OpenedCase, rules: ClockRules): CaseClock[] {
  const { policyOf, timeOf, calendarVersion } = rules;
  const isFromSubmission = fromSubmission.includes(clock);
  if (isFromSubmission && state.clocks.some((other) => other.clock === clock)) return [];
  const { classification, lead }: WhatIsKnown = state;
  const { kind, urgent = false } = classification ?? {};
  const { terms, version: policyVersion } = policyOf(kind, urgent);
  const term = terms[clock];
  if (!term) return [];
  const start = isFromSubmission ? state.submittedAt : now;
  return [startClock({ clock, start, term, policyVersion, calendarVersion }, timeOf(lead?.id))];
}

function withClocks(fact: Fact, touched: readonly CaseClock[]): Fact {
  return { ...fact, payload: Object.assign({}, fact.payload, { clocks: touched.map(clockOnWire) }) } as Fact;
}

function shortNameOf({ type }: Fact): Announcement {
  return type.slice('xinqiao.'.length, -'.v1'.length) as Announcement;
}
