import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { ArchiveEvents } from '../src/archive/archive-events.ts';
import type { CaseStep, CaseStepType } from '../src/figures/domain/case-step.ts';
import { FollowCases } from '../src/figures/follow-cases.ts';

const archive = new ArchiveEvents();
const figures = new FollowCases();

/**
 * Gives steps to archive and figures as the consumer does: one batch, one transaction.
 * @param beforeCommit what happens meanwhile
 */
export async function feed(
  dataSource: DataSource,
  steps: readonly CaseStep[],
  beforeCommit: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const events = steps.map(eventOf);
    await archive.execute(events, new BatchContext([manager, new Date()]));
    await figures.execute(manager, events);
    await beforeCommit();
  });
}

export function eventOf({ type, payload }: CaseStep): CaseEvent<CaseStepType> {
  return {
    id: v7(),
    type,
    payload,
    source: '/xinqiao/department',
    subject: payload.caseNumber,
    key: payload.caseId,
    time: new Date(payload.occurredAt),
    correlationId: v7(),
  } as CaseEvent<CaseStepType>;
}
