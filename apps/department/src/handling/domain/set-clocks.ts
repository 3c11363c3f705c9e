import type { WorkingCalendar, WorkingTime } from '#domain';
import type { CaseState, OpenedCase, WhatIsKnown } from './case-state.ts';
import { openTasks } from './co-task.ts';
import { correctsTerms } from './correcting.ts';
import type { Carried } from './decide.ts';
import type { Fact } from './fact.ts';
import type { Announcement } from './transitions.ts';
import {
  type CaseClock,
  type ClockKind,
  type ClockPause,
  isRunning,
  startClock,
} from '../../clocks/domain/case-clock.ts';
import { clockOnWire } from '../../clocks/domain/clock-on-wire.ts';
import type { ClockPolicies } from '../../clocks/domain/clock-policy.ts';
import { reckonedAnew } from '../../clocks/domain/move-clocks.ts';
import { opensWindows } from './windows.ts';

interface Effect {
  readonly stops?: readonly ClockKind[] | 'all';
  readonly starts?: readonly ClockKind[];
  /** Reckoned anew while they run, with what {@link changeBy} says. */
  readonly moves?: ClockKind | 'all';
}

/** Which fact stops, starts and moves which clocks. */
const effects: Readonly<Record<Announcement, Effect>> = {
  'case.opened': {},
  'case.sent-to-triage': { starts: ['triage'] },
  'case.assigned': { stops: ['triage'], starts: ['accept', 'first-contact', 'resolve'] },
  // The desks have one term; what is announced says on which of them the case lies.
  'case.returned': { stops: ['accept', 'co-task'], starts: ['triage'] },
  'case.arbitrated': {},
  // The clock of the supervisor who was to say whether it is declined ends, and that of the desk begins.
  'case.complained-of': { stops: ['accept', 'co-task', 'triage'], starts: ['triage'], moves: 'resolve' },
  'case.bureau-succeeded': { stops: ['accept', 'co-task', 'triage'], starts: ['triage'], moves: 'resolve' },
  'case.handler-assigned': {},
  'case.accepted': { stops: ['accept'] },
  'case.contacted': { stops: ['first-contact'] },
  'case.replied': {},
  'case.suspended': { moves: 'resolve' },
  'case.resumed': { moves: 'resolve' },
  'case.extension-requested': {},
  'case.extended': { moves: 'resolve' },
  'case.extension-refused': {},
  'co-task.assigned': { starts: ['co-task'] },
  'co-task.completed': { stops: ['co-task'] },
  'co-task.waived': { stops: ['co-task'] },
  'case.decline-proposed': { starts: ['triage'] },
  'case.decline-refused': { stops: ['triage'] },
  'case.declined': { stops: 'all' },
  // Its head is part of the bureau: as long as he has not agreed, it has not answered.
  'case.resolution-proposed': {},
  'case.resolution-refused': {},
  'case.resolved': { stops: 'all' },
  'case.follow-up-missed': {},
  'case.rated': {},
  'case.closed': {},
  // The first where it lies on the desk again, the others where it is with its bureau.
  'case.reopened': { starts: ['triage', 'first-contact', 'resolve'] },
  'case.supplemented': {},
  'case.withdrawn': { stops: 'all' },
  'case.split': {},
  'case.joined-hot-issue': {},
  'case.left-hot-issue': {},
  'case.merged': {},
  // They stood still while it was handled as part of another one.
  'case.unmerged': { stops: ['accept', 'co-task', 'triage'], starts: ['triage'], moves: 'all' },
};

/**
 * These run from the submission, once: not anew when the case comes to another bureau. They start again where a case goes on after its end,
 * and then run from the fact, as the others do.
 */
const fromSubmission: readonly ClockKind[] = ['first-contact', 'resolve'];

/** A case as it stands now, and what has just happened to it. */
export interface WithFacts extends Pick<Carried, 'state' | 'facts'> {
  /** How it stood before; absent where it has just been opened. */
  readonly before?: CaseState;
}

/** What clocks are set by. */
export interface ClockRules {
  readonly policyOf: ClockPolicies;
  readonly calendarVersion: number;
  readonly calendar: WorkingCalendar;
  /** The working time of a bureau, or of a triage desk. */
  readonly timeOf: (bureauId: string | undefined) => WorkingTime;
}

/**
 * Sets the clocks of a case by what has just happened to it. Each fact carries the clocks that it started or stopped, so that whoever
 * follows the case knows its deadlines and can reckon them again by the hours of the bureau.
 */
export function setClocks<C extends WithFacts>(changed: C, rules: ClockRules): C {
  let { clocks } = changed.state;
  const stoodSince = standingSince(changed.before);
  const facts = changed.facts.map((fact) => {
    const before = clocks;
    const stoppedAt = stoodSince ?? fact.payload.occurredAt;
    clocks = clocksAfter(fact, { ...changed.state, clocks }, { ...rules, stoppedAt });
    const touched = clocks.filter((clock) => !before.includes(clock));
    return touched.length === 0 ? fact : withClocks(fact, touched);
  });
  return { ...changed, state: { ...changed.state, clocks }, facts };
}

/** Whether clocks may start or move with what happened, or windows begin, so that rules are needed to set them. */
export function needsRules({ state, facts }: WithFacts): boolean {
  if (facts.some(opensWindows)) return true;
  const wanted = facts.map((fact) => effectOf(fact, state));
  return wanted.some(({ starts, moves }) => starts !== undefined || moves !== undefined);
}

/** Since when all clocks of a case have stood still: what stops as it is handled by itself no more has not gone on before. */
function standingSince(before: CaseState | undefined): string | undefined {
  return before?.status === 'merged' ? before.since.toISOString() : undefined;
}

interface StoppingRules extends ClockRules {
  /** When a clock stopped that stops now. */
  readonly stoppedAt: string;
}

function clocksAfter(fact: Fact, state: OpenedCase, rules: StoppingRules): readonly CaseClock[] {
  const { stops = [], starts = [], moves } = effectOf(fact, state);
  const { stoppedAt } = rules;
  const kept = state.clocks.map((clock) => {
    if (isByOtherTerms(clock, fact, state)) return byOtherTerms(clock, state, rules);
    if (!isRunning(clock) && !isSetAside(clock, state)) return clock;
    if (stops === 'all' || (stops.includes(clock.clock) && isMeant(clock, fact, state)))
      return isRunning(clock) ? { ...clock, stoppedAt } : clock;
    return moves === 'all' || clock.clock === moves ? movedClock(clock, fact, rules) : clock;
  });
  const started = starts.flatMap((clock) => clockStarted(clock, fact, { ...state, clocks: kept }, rules));
  return started.length === 0 && kept.every((clock, index) => clock === state.clocks[index])
    ? state.clocks
    : [...kept, ...started];
}

function effectOf(fact: Fact, state: OpenedCase): Effect {
  const whereItStays = mayTake[fact.type];
  return whereItStays && !isTaken(fact, state) ? whereItStays : effects[shortNameOf(fact)];
}

/** Whether a case came to the desk with this fact; one that lay there already goes on with its clock. */
function isTaken({ payload }: Fact, { status, since, clocks }: OpenedCase): boolean {
  const { occurredAt } = payload;
  const hasBegun = clocks.some((one) => one.clock === 'triage' && isRunning(one) && one.startedAt === occurredAt);
  return status === 'triage' && since.toISOString() === occurredAt && !hasBegun;
}

/** As far as a case is taken from its lead they have the effect that {@link effects} says; else a bureau at most helps no more. */
const mayTake: Readonly<Partial<Record<Fact['type'], Effect>>> = {
  'xinqiao.case.complained-of.v1': { stops: ['co-task'] },
  'xinqiao.case.bureau-succeeded.v1': { stops: ['co-task'] },
  'xinqiao.case.unmerged.v1': { stops: ['co-task'], moves: 'all' },
};

/** What ends one task ends the clock of no other. */
function isMeant({ coTask }: CaseClock, { payload }: Fact, { coTasks }: WhatIsKnown): boolean {
  if (coTask === undefined) return true;
  if ('taskId' in payload) return payload.taskId === coTask.taskId;
  return !openTasks(coTasks).some(({ id }) => id === coTask.taskId);
}

/** What runs from the submission goes on when a case is assigned again; by the terms of its kind and urgency, where these are corrected. */
function isByOtherTerms(clock: CaseClock, { type, payload }: Fact, state: OpenedCase): boolean {
  if (type !== 'xinqiao.case.assigned.v1' || !fromSubmission.includes(clock.clock)) return false;
  return isRunning(clock) ? correctsTerms(payload.corrections) : isSetAside(clock, state);
}

/** Whether a clock would run if its case were of another kind; what it is moved by then meanwhile moves it too. */
function isSetAside({ setAsideAfter }: CaseClock, { reopenings }: OpenedCase): boolean {
  return setAsideAfter === reopenings;
}

/** The clock as if it had begun with this term and run ever since; set aside where there is none. */
function byOtherTerms(clock: CaseClock, state: OpenedCase, rules: StoppingRules): CaseClock {
  const { calendarVersion: version, calendar, stoppedAt } = rules;
  const { terms, version: policyVersion } = policyFor(state, rules);
  const term = terms[clock.clock];
  if (term) return reckonedAnew({ ...clock, term, policyVersion }, { version, calendar });
  return isRunning(clock) ? { ...clock, stoppedAt, setAsideAfter: state.reopenings } : clock;
}

function policyFor({ classification }: WhatIsKnown, { policyOf }: ClockRules): ReturnType<ClockRules['policyOf']> {
  const { kind, urgent = false } = classification ?? {};
  return policyOf(kind, urgent);
}

function movedClock(clock: CaseClock, fact: Fact, { calendarVersion: version, calendar }: ClockRules): CaseClock {
  const { stoppedAt, setAsideAfter } = clock;
  return { ...reckonedAnew({ ...clock, ...changeBy(fact, clock) }, { version, calendar }), stoppedAt, setAsideAfter };
}

/**
 * What a fact makes of a clock that runs. A clock stands still for as long as the bureau said that it would wait, and no longer: nobody has to
 * remember a case that is never resumed.
 */
function changeBy(fact: Fact, { pauses = [], extensionDays = 0 }: CaseClock): Partial<CaseClock> {
  const { occurredAt } = fact.payload;
  if (fact.type === 'xinqiao.case.suspended.v1')
    return { pauses: [...pauses, { from: occurredAt, until: fact.payload.until }] };
  if (fact.type === 'xinqiao.case.unmerged.v1') {
    const kept = fact.payload.status === 'suspended' ? pauses : endedBy(occurredAt, pauses);
    return { pauses: withPause(kept, fact.payload.mergedAt ?? occurredAt, occurredAt) };
  }
  if (fact.type === 'xinqiao.case.resumed.v1' || fact.type in mayTake) return { pauses: endedBy(occurredAt, pauses) };
  if (fact.type === 'xinqiao.case.extended.v1') return { extensionDays: extensionDays + fact.payload.days };
  return {};
}

function endedBy(moment: string, pauses: readonly ClockPause[]): readonly ClockPause[] {
  return pauses.map((pause) => (moment < pause.until ? { ...pause, until: moment } : pause));
}

/** With what of a pause none of the others holds: natural time would be added twice. */
function withPause(pauses: readonly ClockPause[], since: string, until: string): readonly ClockPause[] {
  const from = pauses.reduce((latest, pause) => (latest < pause.until ? pause.until : latest), since);
  return from < until ? [...pauses, { from, until }] : pauses;
}

function clockStarted(clock: ClockKind, { payload }: Fact, state: OpenedCase, rules: ClockRules): CaseClock[] {
  const { timeOf, calendarVersion } = rules;
  const { lead, contactedAt }: WhatIsKnown = state;
  const isForDesk = clock === 'triage';
  const isOnDesk = lead === undefined || state.status === 'decline-pending';
  if (isForDesk !== isOnDesk) return [];
  if (clock === 'first-contact' && contactedAt !== undefined) return [];
  if (clock !== 'co-task' && state.clocks.some((other) => other.clock === clock && isRunning(other))) return [];
  const isFromSubmission = fromSubmission.includes(clock);
  const { terms, version: policyVersion } = policyFor(state, rules);
  const term = terms[clock];
  if (!term) return [];
  const start = isFromSubmission && state.reopenings === 0 ? state.submittedAt : new Date(payload.occurredAt);
  const coTask = 'coBureau' in payload ? { taskId: payload.taskId, bureau: payload.coBureau } : undefined;
  const time = timeOf(isForDesk ? undefined : (coTask?.bureau ?? lead)?.id);
  return [startClock({ clock, coTask, start, term, policyVersion, calendarVersion }, time)];
}

function withClocks(fact: Fact, touched: readonly CaseClock[]): Fact {
  return { ...fact, payload: Object.assign({}, fact.payload, { clocks: touched.map(clockOnWire) }) } as Fact;
}

function shortNameOf({ type }: Fact): Announcement {
  return type.slice('xinqiao.'.length, -'.v1'.length) as Announcement;
}
