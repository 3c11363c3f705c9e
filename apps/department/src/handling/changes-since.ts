import type { EntityManager } from 'typeorm';
import { type CaseChange, changeFor, type ToldEvent } from './domain/case-change.ts';
import type { PersonsCommand } from './domain/command.ts';

/** Who is further behind reads the case anew. */
const mostChanges = 20;

interface EventRow extends Omit<ToldEvent, 'occurredAt'> {
  readonly occurred_at: Date;
}

/** What has happened to a case since the version that a command names, as who sent it may read it: the latest, oldest first. */
export async function changesSince(
  manager: EntityManager,
  caseId: string,
  { version, by }: Pick<PersonsCommand, 'version' | 'by'>,
): Promise<CaseChange[]> {
  const rows = await manager.query<EventRow[]>(
    `select version, type, occurred_at, details from case_event
     where case_id = $1 and version > $2 order by version desc limit ${mostChanges}`,
    [caseId, version],
  );
  return rows.map(({ occurred_at: occurredAt, ...event }) => changeFor(by, { ...event, occurredAt })).reverse();
}
