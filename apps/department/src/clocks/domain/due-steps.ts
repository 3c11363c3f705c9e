import { type CaseClock, type ClockPause, type ClockStep, clockSteps } from './case-clock.ts';

/** A step that a clock raises, and when it fell due. */
export interface RaisedStep {
  readonly clock: CaseClock;
  readonly step: ClockStep;
  readonly dueAt: string;
}

/**
 * Raises what has fallen due by now, earliest first: of a clock that stands, what fell due before it stopped. So it does not matter when
 * somebody looks, or how often: in the end the same steps have been raised, each once.
 * @param now as `Date#toISOString` writes it
 */
export function raiseDueSteps(
  clocks: readonly CaseClock[],
  now: string,
): { readonly clocks: readonly CaseClock[]; readonly raised: readonly RaisedStep[] } {
  const raised = clocks.flatMap((clock) => pendingSteps(clock).filter(({ dueAt }) => dueAt <= now));
  const raisedOf = (clock: CaseClock) => raised.filter((step) => step.clock === clock).length;
  return {
    clocks: clocks.map((clock) => ({ ...clock, stepsRaised: clock.stepsRaised + raisedOf(clock) })),
    raised: raised.toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : Number(one.dueAt > other.dueAt))),
  };
}

/** When the next step of these clocks falls due; null where none will, if nothing happens. */
export function nextStepAt(clocks: readonly CaseClock[]): string | null {
  let first: string | null = null;
  for (const clock of clocks) {
    const dueAt = dueAtOf(clock, clock.stepsRaised);
    if (dueAt !== undefined && (first === null || dueAt < first)) first = dueAt;
  }
  return first;
}

/** The steps that a clock has still to raise, in order. */
function pendingSteps(clock: CaseClock): RaisedStep[] {
  return clockSteps.flatMap((step, index) => {
    const dueAt = index < clock.stepsRaised ? undefined : dueAtOf(clock, index);
    return dueAt === undefined ? [] : [{ clock, step, dueAt }];
  });
}

/** When a step of a clock falls due; undefined where there is no such step, or the clock stopped before. */
function dueAtOf(clock: CaseClock, step: number): string | undefined {
  const { warningAt, deadline, supervisionAt, pauses, stoppedAt } = clock;
  const moment = [warningAt, deadline, supervisionAt][step];
  const dueAt = moment && whenItGoesOn(moment, pauses);
  return dueAt !== undefined && (stoppedAt === undefined || dueAt <= stoppedAt) ? dueAt : undefined;
}

/** The moment itself, or the end of the pause in which it lies: whole days count, so that one on the first day of a pause is not put off by the term. */
function whenItGoesOn(moment: string, pauses: readonly ClockPause[] = []): string {
  return pauses.reduce((dueAt, { from, until }) => (from <= dueAt && dueAt < until ? until : dueAt), moment);
}
