import { type LocalDay, localDayOf } from '#domain';
import { countsOf } from './case-counts.ts';
import type { CaseKnowledge } from '../../known-cases/domain/known-case.ts';
import { type CasePlace, placeOf, stepsInOrder } from '../../known-cases/domain/case-place.ts';
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
 * All that a Case adds to figures. Nothing before it is known when it was submitted. Returns are the returning bureaus', and the final reply counts
 * once more on its own day, as what was settled in a period.
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
    ...returnsOf(steps).map(([bureau, returns]) => ({ ...under, bureau, counts: { returned: 1, returns } })),
    ...(resolved ? [{ ...under, day: localDayOf(new Date(resolved.at)), counts: { settled: 1 } }] : []),
  ];
}

function returnsOf(steps: readonly StepFact[]): [bureau: string, returns: number][] {
  const returns = new Map<string, number>();
  for (const { is, bureau } of steps)
    if (is === 'returned' && bureau !== undefined) returns.set(bureau, (returns.get(bureau) ?? 0) + 1);
  return [...returns];
}
