import type { Cause } from '#messaging';
import type { CaseOutbox } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Fact } from './domain/fact.ts';

/** What happened to a case, and on whose account. */
export interface Change {
  readonly facts: readonly Fact[];
  readonly causedBy?: Cause;
  /** Opaque subject of the person of the staff who did it. */
  readonly staff?: string;
}

/** Adds what happened to the story of its case, and announces it, in the caller's transaction. */
export async function announceChanges(
  manager: EntityManager,
  outbox: CaseOutbox,
  changes: readonly Change[],
): Promise<void> {
  const told = changes.flatMap(({ facts, causedBy, staff }) => facts.map((fact) => ({ fact, causedBy, staff })));
  if (told.length === 0) return;
  const story = told.map(({ fact, staff }) => storyRow(fact, staff));
  await manager.query('insert into case_event select * from json_populate_recordset(null::case_event, $1::json)', [
    JSON.stringify(story),
  ]);
  await outbox.append(
    manager,
    told.map(({ fact, causedBy }) => ({
      ...fact,
      key: fact.payload.caseId,
      subject: fact.payload.caseNumber,
      causedBy,
    })),
  );
}

function storyRow(
  { type, payload: { caseId, caseNumber: _, caseVersion, occurredAt, ...details } }: Fact,
  staff?: string,
) {
  return { case_id: caseId, version: caseVersion, type, occurred_at: occurredAt, staff, details };
}
