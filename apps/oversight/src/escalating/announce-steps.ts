import type { CaseEvents } from '#contracts';
import type { Cause, EventDraft } from '#messaging';
import type { CaseOutbox } from '#platform';
import type { EntityManager } from 'typeorm';
import { announcementOf } from './domain/announcement.ts';
import type { Moved } from './domain/escalation.ts';
import { insertSteps, updateMoved } from './escalation-table.ts';

/** A step, and what led to it. */
export interface ToldStep extends Moved {
  readonly causedBy?: Cause;
}

/** Adds to the stories of escalations what happened, and announces it, in the caller's transaction. */
export async function announceSteps(
  manager: EntityManager,
  outbox: CaseOutbox,
  steps: readonly ToldStep[],
): Promise<void> {
  if (steps.length === 0) return;
  await insertSteps(manager, steps);
  await outbox.append(manager, steps.map(draftOf));
}

/** Writes down how escalations stand that the caller holds, and tells what happened. */
export async function keepSteps(manager: EntityManager, outbox: CaseOutbox, steps: readonly ToldStep[]): Promise<void> {
  await updateMoved(manager, steps);
  await announceSteps(manager, outbox, steps);
}

function draftOf({ causedBy, ...step }: ToldStep): EventDraft<CaseEvents> {
  const { caseId: key, number: subject } = step.after.facts;
  return { ...announcementOf(step), key, subject, causedBy } as EventDraft<CaseEvents>;
}
