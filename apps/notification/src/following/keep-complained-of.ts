import type { CaseAssigned, CaseComplainedOf } from '#contracts';
import type { EntityManager } from 'typeorm';
import { strikeWhatWaits } from './complaints.ts';

/**
 * Keeps which bureaus a Case is a complaint about, as the latest step says that names them: none of them is told anything of it, nor what waits. A Case that
 * is about nobody costs no row.
 */
export async function keepComplainedOf(
  manager: EntityManager,
  steps: readonly (CaseAssigned | CaseComplainedOf)[],
): Promise<void> {
  const latest = new Map<string, CaseAssigned | CaseComplainedOf>();
  for (const one of steps)
    if ((latest.get(one.caseId)?.caseVersion ?? 0) < one.caseVersion) latest.set(one.caseId, one);
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
