import type { CaseKnowledge } from './known-case.ts';
import type { ClockFact, FactKind, StepFact } from './step-fact.ts';

const ends: readonly FactKind[] = ['resolved', 'withdrawn', 'declined', 'merged'];

/** The resolve clock of a Case that is still to be resolved, with the deadline that was said last; undefined where none runs. */
export function runningClockOf({ moved }: CaseKnowledge, steps: readonly StepFact[]): ClockFact | undefined {
  const last = steps.findLast(({ is, resolve }) => resolve !== undefined || ends.includes(is));
  if (!last?.resolve || last.resolve.stopped !== undefined || ends.includes(last.is)) return undefined;
  return moved?.resolve && moved.resolve.at > last.at ? moved.resolve : last.resolve;
}
