import type { CaseKnowledge } from './known-case.ts';
import type { ClockFact, FactKind, StepFact } from './step-fact.ts';

const ends: readonly FactKind[] = ['resolved', 'withdrawn', 'declined', 'merged'];

/** The resolve clock of a Case that is still to be resolved, with the deadline that was said last; undefined where none runs. */
export function runningClockOf(known: CaseKnowledge, steps: readonly StepFact[]): ClockFact | undefined {
  const last = steps.findLast(({ is, resolve }) => resolve !== undefined || ends.includes(is));
  if (!last?.resolve || last.resolve.stopped !== undefined || ends.includes(last.is)) return undefined;
  return lastResolveClock(known, steps);
}

/**
 * Whether a Case was not resolved by the deadline in force, as far as is known: its clock came to that deadline, or a later one was missed before it was
 * moved forward. A deadline that is moved to later takes it back, until the clock comes to that one too: its supervision says so, or a step that is taken after it.
 */
export function isPastDeadline(known: CaseKnowledge, steps: readonly StepFact[]): boolean {
  const { resolveOverdue: missed } = known;
  if (missed === undefined || missed === true) return missed ?? false;
  const clock = lastResolveClock(known, steps);
  return !clock || missed >= clock.by || (clock.stopped ?? steps.at(-1)?.at ?? 0) > clock.by;
}

/** The resolve clock with the deadline that was said last, running or not. */
function lastResolveClock({ moved }: CaseKnowledge, steps: readonly StepFact[]): ClockFact | undefined {
  const last = steps.findLast(({ resolve }) => resolve !== undefined);
  return last && moved?.resolve && moved.resolve.at > last.at ? moved.resolve : last?.resolve;
}
