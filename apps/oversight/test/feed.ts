import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { BatchContext } from '#messaging';
import { type CaseEvent, CaseOutbox } from '#platform';
import { ArchiveEvents } from '../src/archive/archive-events.ts';
import { ClimbUnheard } from '../src/escalating/climb-unheard.ts';
import { EscalateCases } from '../src/escalating/escalate-cases.ts';
import { MoveWithCases } from '../src/escalating/move-with-cases.ts';
import { RaiseEscalations } from '../src/escalating/raise-escalations.ts';
import { FollowCases } from '../src/following/follow-cases.ts';
import type { TellingEvent } from '../src/known-cases/domain/telling-event.ts';
import { FollowListedCases } from '../src/supervising/follow-listed-cases.ts';

const archive = new ArchiveEvents();
const outbox = new CaseOutbox('oversight');
const followCases = new FollowCases(
  new FollowListedCases(outbox),
  new EscalateCases(new RaiseEscalations(outbox), new MoveWithCases(outbox), new ClimbUnheard(outbox)),
);

/**
 * Gives events to the archive and to what follows cases as the consumer does: one batch, one transaction.
 * @param beforeCommit what happens meanwhile
 */
export async function feed(
  dataSource: DataSource,
  told: readonly TellingEvent[],
  beforeCommit: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const events = told.map(eventOf);
    const context = new BatchContext([manager, new Date()]);
    await archive.execute(events, context);
    await followCases.execute(events, context);
    await beforeCommit();
  });
}

export function eventOf({ type, payload }: TellingEvent): CaseEvent<TellingEvent['type']> {
  return {
    id: v7(),
    type,
    payload,
    source: '/xinqiao/department',
    subject: payload.caseNumber,
    key: payload.caseId,
    time: new Date(momentOf(payload)),
    correlationId: v7(),
  } as CaseEvent<TellingEvent['type']>;
}

function momentOf(payload: TellingEvent['payload']): string {
  if ('occurredAt' in payload) return payload.occurredAt;
  return 'raisedAt' in payload ? payload.raisedAt : payload.decidedAt;
}
