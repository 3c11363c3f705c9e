import type { EntityManager } from 'typeorm';
import type { Decided } from './decide-in-turns.ts';

/** Keeps the decisions of a batch in one statement. */
export async function insertDecisions(
  manager: EntityManager,
  decided: readonly Decided[],
  router: string,
  decidedAt: Date,
): Promise<void> {
  await manager.query(
    `insert into decision (case_id, case_number, decision, sure, router, decided_at)
     select case_id, case_number, decision, (decision ->> 'sure')::boolean, $4, $5
       from unnest($1::uuid[], $2::text[], $3::jsonb[]) as decided (case_id, case_number, decision)`,
    [
      decided.map(({ event }) => event.payload.caseId),
      decided.map(({ event }) => event.payload.caseNumber),
      decided.map(({ decision }) => JSON.stringify(decision)),
      router,
      decidedAt,
    ],
  );
}
