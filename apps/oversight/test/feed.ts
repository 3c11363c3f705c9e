import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { ArchiveEvents } from '../src/archive/archive-events.ts';
import type { FigureEvent } from '../src/indicators/domain/figure-event.ts';
import { FollowCases } from '../src/figures/follow-cases.ts';

const archive = new ArchiveEvents();
const figures = new FollowCases();

/**
 * Gives events to archive and figures as the consumer does: one batch, one transaction.
 * @param beforeCommit what happens meanwhile
 */
export async function feed(
  dataSource: DataSource,
  told: readonly FigureEvent[],
  beforeCommit: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const events = told.map(eventOf);
    await archive.execute(events, new BatchContext([manager, new Date()]));
    await figures.execute(manager, events);
    await beforeCommit();
  });
}

export function eventOf({ type, payload }: FigureEvent): CaseEvent<FigureEvent['type']> {
  return {
    id: v7(),
    type,
    payload,
    source: '/xinqiao/department',
    subject: payload.caseNumber,
    key: payload.caseId,
    time: new Date(momentOf(payload)),
    correlationId: v7(),
  } as CaseEvent<FigureEvent['type']>;
}

function momentOf(payload: FigureEvent['payload']): string {
  if ('occurredAt' in payload) return payload.occurredAt;
  return 'raisedAt' in payload ? payload.raisedAt : payload.decidedAt;
}
