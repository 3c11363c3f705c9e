import type { EntityManager } from 'typeorm';
import type { Submission } from './submission.ts';

/** What the database gave to a group. */
export interface Claim {
  /** Its clock, by which all of the group are judged and dated. */
  readonly now: Date;
  /** The unique keys that nobody had before. */
  readonly keys: ReadonlySet<string>;
  /** One for the case number of each. */
  readonly sequences: readonly number[];
}

interface ClaimRow {
  readonly now: Date;
  readonly keys: string[];
  readonly sequences: string[];
}

/**
 * Takes the keys that are free. A key that another transaction is just taking is waited for. Sorted, so that two
 * instances that want the same keys wait for each other in one order and never in a circle.
 */
export async function claimKeys(manager: EntityManager, submissions: readonly Submission[]): Promise<Claim> {
  const wanted = submissions.flatMap(({ caseId, uniqueKeys }) => uniqueKeys.map((key) => [key, caseId] as const));
  const [row] = await manager.query<[ClaimRow]>(
    `with claimed as (
       insert into submission_key (key, case_id)
       select key, case_id from unnest($1::text[], $2::uuid[]) as wanted (key, case_id) order by key collate "C"
       on conflict do nothing
       returning key
     )
     select platform.now() as now,
            array(select key from claimed) as keys,
            array(select nextval('case_sequence') from generate_series(1, $3)) as sequences`,
    [wanted.map(([key]) => key), wanted.map(([, caseId]) => caseId), submissions.length],
  );
  return { now: row.now, keys: new Set(row.keys), sequences: row.sequences.map(Number) };
}

/** Gives back what Messages that are not taken had claimed: one key may have been free while the other was not. */
export async function releaseKeys(manager: EntityManager, submissions: readonly Submission[]): Promise<void> {
  const caseIds = submissions.map(({ caseId }) => caseId);
  await manager.query(`delete from submission_key where case_id = any($1::uuid[])`, [caseIds]);
}
