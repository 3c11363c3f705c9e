import type { EntityManager } from 'typeorm';
import type { Decided } from './decide-in-turns.ts';

/** JSON never holds this character unescaped, so texts joined by it come apart again at a fraction of an array's cost. */
const separator = '\u001E';

/** What the decisions of a batch have in common. */
interface Circumstances {
  readonly router: string;
  readonly catalogueVersion: number;
  readonly decidedAt: Date;
}

/** Keeps the decisions of a batch, and the messages that they were made on, in one statement. */
export async function insertDecisions(
  manager: EntityManager,
  decided: readonly Decided[],
  { router, catalogueVersion, decidedAt }: Circumstances,
): Promise<void> {
  const column = (of: (payload: Decided['event']['payload']) => string | undefined) =>
    decided.map(({ event }) => of(event.payload) ?? null);
  await manager.query(insertAll, [
    column(({ caseId }) => caseId),
    column(({ caseNumber }) => caseNumber),
    decided.map(({ decision }) => decision.sure),
    decided.map(({ decision }) => JSON.stringify(decision)).join(separator),
    router,
    decidedAt,
    column(({ submittedAt }) => submittedAt),
    column(({ channel }) => channel),
    column(({ kind }) => kind),
    column(({ subject }) => subject),
    column(({ body }) => body),
    column(({ regionHint }) => regionHint),
    catalogueVersion,
  ]);
}

const insertAll = `
  with message as (
    insert into decided_message (case_id, submitted_at, channel, kind, subject, body, region_hint)
    select *
      from unnest($1::uuid[], $7::timestamptz[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
  )
  insert into decision (case_id, case_number, sure, decision, router, decided_at, catalogue_version)
  select *, $5, $6, $13
    from unnest($1::uuid[], $2::text[], $3::boolean[], string_to_array($4, E'\\x1E')::json[])`;
