import type { Cause } from '#messaging';
import type { CaseOutbox } from '#platform';
import type { EntityManager } from 'typeorm';
import type { Fact } from './domain/fact.ts';
import { Unnested } from './unnested.ts';

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
  await manager.query(
    `insert into case_event (${storyRows.columns}) select * from ${storyRows.table}`,
    storyRows.parametersOf(told.map(({ fact, staff }) => storyRow(fact, staff))),
  );
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

interface StoryRow {
  case_id: string;
  version: number;
  type: string;
  occurred_at: string;
  staff?: string;
  details: object;
}

const storyRows = new Unnested<StoryRow>({
  case_id: 'uuid',
  version: 'integer',
  type: 'text',
  occurred_at: 'timestamptz',
  staff: 'text',
  details: 'json',
});

/** The clocks stand in the row of the case, so they are not told twice. */
function storyRow(
  { type, payload: { caseId, caseNumber: _, caseVersion, occurredAt, clocks: _clocks, ...details } }: Fact,
  staff?: string,
): StoryRow {
  return { case_id: caseId, version: caseVersion, type, occurred_at: occurredAt, staff, details };
}
