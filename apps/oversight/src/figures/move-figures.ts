import type { EntityManager } from 'typeorm';
import { changeCells } from '../indicators/change-cells.ts';
import { changeClocks } from '../indicators/change-clocks.ts';
import { contributionsOf } from '../indicators/domain/contributions.ts';
import { namesIn } from '../indicators/domain/names.ts';
import { keepNames } from '../indicators/keep-names.ts';
import type { Learnt } from '../known-cases/known-case-table.ts';
import { changeCounts } from './change-counts.ts';
import { countChanges } from './domain/count-changes.ts';
import { standingOf } from './domain/standing.ts';

/**
 * Lets what was learnt of Cases, and the names among the events, move all figures of one generation. What many writers count in comes last, so that its
 * rows are locked for the commit alone.
 * @param learnt of Cases which the caller holds
 */
export async function moveFigures(
  manager: EntityManager,
  generation: number,
  learnt: readonly Learnt[],
  events: readonly { readonly type: string }[],
): Promise<void> {
  const news = learnt.filter(({ before, known }) => before !== known);
  await keepNames(manager, generation, namesIn(events));
  await changeClocks(manager, generation, news);
  const moves = news.map(({ before, known }) => ({ before: standingOf(before), after: standingOf(known) }));
  await changeCounts(manager, generation, countChanges(moves));
  const changes = news.map(({ before, known }) => ({ before: contributionsOf(before), after: contributionsOf(known) }));
  await changeCells(manager, generation, changes);
}
