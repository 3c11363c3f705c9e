import { type LocalDay, localDayOf } from '#domain';
import { countsOf } from './case-counts.ts';
import type { CaseKnowledge } from '../../known-cases/domain/known-case.ts';
import { type CasePlace, placeOf, saysWhoLeads, stepsInOrder } from '../../known-cases/domain/case-place.ts';
import type { Counts } from './measures.ts';
import type { StepFact } from '../../known-cases/domain/step-fact.ts';

/** What a Case adds to the figures of a day, under one place. */
export interface Contribution extends CasePlace {
  readonly day: LocalDay;
  /** Counted apart, so that a raw rate has it and an adjusted one does not. */
  readonly isExcluded: boolean;
  readonly counts: Counts;
}

/**
 * All that a Case adds to figures. Nothing before it is known when it was submitted. That a bureau has had it, and has sent it back, is that bureau's, whoever
 * leads it now; and the final reply counts once more on its own day, as what was settled in a period.
 */
export function contributionsOf(known: CaseKnowledge): Contribution[] {
  const steps = stepsInOrder(known);
  const submittedAt = steps.find(({ is }) => is === 'opened')?.at;
  if (submittedAt === undefined) return [];
  const place = placeOf(known, steps);
  const under = { ...place, day: localDayOf(new Date(submittedAt)), isExcluded: known.isExcluded ?? false };
  const resolved = steps.find(({ is }) => is === 'resolved');
  return [
    { ...under, counts: countsOf(known, steps, submittedAt, place.kind) },
    ...[...bureausThatHadIt(steps)].map((bureau) => ({
      ...under,
      bureau,
      counts: { had: 1, ...returnsOf(bureau, steps) },
    })),
    ...(resolved ? [{ ...under, day: localDayOf(new Date(resolved.at)), counts: { settled: 1 } }] : []),
  ];
}

/** Each once, however often it got it. A bureau that has sent it back had it, also where it is not heard yet from where it got it. */
function bureausThatHadIt(steps: readonly StepFact[]): Set<string> {
  const having = steps.filter((step) => saysWhoLeads(step) || step.is === 'returned');
  return new Set(having.flatMap(({ bureau }) => bureau ?? []));
}

function returnsOf(id: string, steps: readonly StepFact[]): Counts {
  const returns = steps.filter(({ is, bureau }) => is === 'returned' && bureau === id).length;
  return returns > 0 ? { returned: 1, returns } : {};
}
