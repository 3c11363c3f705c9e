import { type CaseClock, type ClockStep, clockSteps } from './case-clock.ts';

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
  const [first] = clocks
    .flatMap((clock) => pendingSteps(clock).slice(0, 1))
    .map(({ dueAt }) => dueAt)
    .toSorted();
  return first ?? null;
}

/** The steps that a clock has still to raise, in order. */
function pendingSteps(clock: CaseClock): RaisedStep[] {
  const moments = [clock.warningAt, clock.deadline, clock.supervisionAt];
  return clockSteps.slice(clock.stepsRaised).flatMap((step, index) => {
    const dueAt = moments[clock.stepsRaised + index];
    const isDueInTime = dueAt !== undefined && (clock.stoppedAt === undefined || dueAt <= clock.stoppedAt);
    return isDueInTime ? [{ clock, step, dueAt }] : [];
  });
}
