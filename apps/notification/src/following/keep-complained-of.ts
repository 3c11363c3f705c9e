import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';
import { strikeWhatWaits } from './complaints.ts';

/** The steps that may name them. */
export const namingEventTypes = [
  'xinqiao.case.assigned.v1',
  'xinqiao.case.complained-of.v1',
  'xinqiao.case.bureau-succeeded.v1',
] as const;

type NamingStep = CaseEvent<(typeof namingEventTypes)[number]>;

/**
 * Keeps which bureaus a Case is a complaint about, as the latest step says that names them: none of them is told anything of it, nor what waits. A Case that
 * is about nobody costs no row.
 */
export async function keepComplainedOf(manager: EntityManager, steps: readonly NamingStep[]): Promise<void> {
  const latest = new Map<string, NamingStep['payload']>();
  for (const { payload } of steps.filter(saysWhom))
    if ((latest.get(payload.caseId)?.caseVersion ?? 0) < payload.caseVersion) latest.set(payload.caseId, payload);
  const rows = [...latest.values()].map(({ caseId, caseVersion, about = [] }) => ({
    ...{ case_id: caseId, case_version: caseVersion, bureau_ids: about.map(({ id }) => id) },
  }));
  await manager.query(
    `with said as (select * from json_to_recordset($1::json) as said (case_id uuid, case_version integer, bureau_ids text[])),
     kept as (
       insert into complained_of as known (case_id, case_version, bureau_ids)
       select * from said where cardinality(bureau_ids) > 0 order by case_id
       on conflict (case_id) do update set case_version = excluded.case_version, bureau_ids = excluded.bureau_ids
       where known.case_version < excluded.case_version)
     update complained_of as known set case_version = said.case_version, bureau_ids = said.bureau_ids
     from said where known.case_id = said.case_id and cardinality(said.bureau_ids) = 0 and known.case_version < said.case_version`,
    [JSON.stringify(rows)],
  );
  await strikeWhatWaits(
    manager,
    rows.flatMap(({ case_id, bureau_ids }) => (bureau_ids.length > 0 ? [case_id] : [])),
  );
}

/** A succession that names nobody changes nothing; an assignment that names nobody says that it is about none. */
function saysWhom({ type, payload }: NamingStep): boolean {
  return type !== 'xinqiao.case.bureau-succeeded.v1' || payload.about !== undefined;
}
