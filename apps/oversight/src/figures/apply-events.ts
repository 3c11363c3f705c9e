import type { EntityManager } from 'typeorm';
import { changeCells } from '../indicators/change-cells.ts';
import { isFigureEvent } from '../indicators/domain/figure-event.ts';
import { namesIn } from '../indicators/domain/names.ts';
import { keepNames } from '../indicators/keep-names.ts';
import { learnOfCases } from '../indicators/learn-of-cases.ts';
import { applySteps } from './apply-steps.ts';
import { isCaseStep } from './domain/case-step.ts';

/**
 * Lets events move all figures of one generation. They may come in any order and more than once: the figures are the same in the end.
 * What many writers count in comes last, so that its rows are locked for the commit alone.
 */
export async function applyEvents(
  manager: EntityManager,
  generation: number,
  events: readonly { readonly type: string }[],
): Promise<void> {
  const changes = await learnOfCases(manager, generation, events.filter(isFigureEvent));
  await keepNames(manager, generation, namesIn(events));
  await applySteps(manager, generation, events.filter(isCaseStep));
  await changeCells(manager, generation, changes);
}
