/** Which voices are cases whose bureau is beyond doubt; every function works in the caller's transaction. */
import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import { mostCited, type SettledCase } from './domain/settled-cases.ts';

/** The newest few of each issue. */
export const settledQuery = `
  select wanted.issue_id as "issueId", settled.case_number as "caseNumber", settled.bureau_id as "bureauId",
         settled.bureau_name as "bureauName",
         settled.closed_at is not null as "isClosed"
    from unnest($1::uuid[]) as wanted (issue_id)
   cross join lateral (
     select case_number, bureau_id, bureau_name, closed_at from voice
      where voice.issue_id = wanted.issue_id and settled_at is not null
      order by settled_at desc limit ${mostCited}
   ) as settled`;

export async function settledCasesIn(
  manager: EntityManager,
  issueIds: readonly string[],
): Promise<(SettledCase & { issueId: string })[]> {
  if (issueIds.length === 0) return [];
  return manager.query(settledQuery, [issueIds]);
}

export interface Settlement {
  readonly caseId: string;
  /** Absent where it is open again whose the case is. */
  readonly bureau?: Pick<Bureau, 'id' | 'name'>;
  /** Absent where it is as it was. */
  readonly isClosed?: boolean;
}

/** A case that is closed is also not repeated any more: who writes again begins anew. One settlement for each case. */
export async function settleVoices(
  manager: EntityManager,
  settlements: readonly Settlement[],
  now: Date,
): Promise<void> {
  if (settlements.length === 0) return;
  await manager.query(settleAll, [
    settlements.map(({ caseId }) => caseId),
    settlements.map(({ bureau }) => bureau?.id ?? null),
    settlements.map(({ bureau }) => bureau?.name ?? null),
    settlements.map(({ isClosed }) => isClosed ?? null),
    now,
  ]);
}

const settleAll = `
  update voice
     set bureau_id = given.bureau_id,
         bureau_name = given.bureau_name,
         settled_at = case when given.bureau_name is not null then $5::timestamptz end,
         closed_at = case given.is_closed when true then coalesce(voice.closed_at, $5) when false then null else voice.closed_at end
    from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[]) as given (case_id, bureau_id, bureau_name, is_closed)
   where voice.case_id = given.case_id`;
