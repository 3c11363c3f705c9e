import type { EntityManager } from 'typeorm';
import { lockKnownCases } from '../known-cases/known-case-table.ts';
import { causeFrom, type CausingEvent, type NewCause } from './domain/cause.ts';
import { isOver } from './domain/move.ts';
import { causesWithout } from './escalation-table.ts';
import type { RaiseEscalations } from './raise-escalations.ts';

/**
 * Raises what the archive tells and nobody has raised: of a release that knew no escalations, or did not take this for a cause. What its case has outlived
 * is left alone, so that nobody is asked to look at what is over. In the caller's transaction; to do it again changes nothing.
 */
export async function raiseMissed(
  manager: EntityManager,
  raising: RaiseEscalations,
  told: readonly CausingEvent[],
  now: Date,
): Promise<void> {
  const missed = await causesWithout(manager, told.map(causeFrom).filter(isCause));
  if (missed.length === 0) return;
  const cases = await lockKnownCases(
    manager,
    missed.map(({ caseId }) => caseId),
  );
  const over = new Map(cases.map(({ caseId, ended }) => [caseId, ended]));
  await raising.raise(
    manager,
    missed.filter(({ caseId, causedAt }) => !isOver(causedAt, over.get(caseId))),
    cases,
    now,
  );
}

const isCause = (cause: NewCause | undefined): cause is NewCause => cause !== undefined;
