import { deadlineOf } from '#domain';
import type { OpenedCase, WhatIsKnown } from './case-state.ts';
import type { Fact } from './fact.ts';
import type { ClockRules, WithFacts } from './set-clocks.ts';

const day = 24 * 60 * 60 * 1000;

/** How long after its end a case may be rated and taken up again, by the policy that was in force then. UTC, as `Date#toISOString` writes it. */
export interface Windows {
  /** What nobody has rated by then is closed. */
  readonly rateUntil: string;
  /** Until then a citizen may reopen it; a supervisor always may. */
  readonly reopenUntil: string;
}

/** Whether what has happened ends a case for its citizen, so that its windows begin. */
export function opensWindows({ type }: Fact): boolean {
  return type === 'xinqiao.case.resolved.v1' || type === 'xinqiao.case.declined.v1';
}

/** Keeps the windows of a case that has just ended, and says them with what announces its end. */
export function setWindows<C extends WithFacts>(changed: C, rules: ClockRules): C {
  const end = changed.facts.find(opensWindows);
  if (!end) return changed;
  const windows = windowsFrom(new Date(end.payload.occurredAt), changed.state, rules);
  const facts = changed.facts.map((fact) => (fact === end ? withWindows(fact, windows) : fact));
  return { ...changed, state: { ...changed.state, windows }, facts };
}

/** Of a case that ended before windows were kept with it, the month that was meant then. */
export function mayBeReopened({ windows, settledAt }: WhatIsKnown, now: Date): boolean {
  if (windows) return now.toISOString() <= windows.reopenUntil;
  return settledAt !== undefined && now.getTime() <= Date.parse(settledAt) + 30 * day;
}

function windowsFrom(end: Date, state: OpenedCase, { policyOf, timeOf }: ClockRules): Windows {
  const { classification, lead }: WhatIsKnown = state;
  const { rating, reopening } = policyOf(classification?.kind, classification?.urgent ?? false).terms;
  const time = timeOf(lead?.id);
  return {
    rateUntil: deadlineOf(end, rating, time).toISOString(),
    reopenUntil: deadlineOf(end, reopening, time).toISOString(),
  };
}

function withWindows(fact: Fact, windows: Windows): Fact {
  return { ...fact, payload: Object.assign({}, fact.payload, { windows }) } as Fact;
}
