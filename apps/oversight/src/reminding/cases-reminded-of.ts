import type { EntityManager } from 'typeorm';

/** Of these things that are due, the Case that each belongs to; a mechanism (长效机制) belongs to none, and names no bureau. */
export async function casesRemindedOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await manager.query<{ id: string; case_id: string }[]>(
    `select id, case_id from instruction where id = any($1::uuid[])
     union all select id, case_id from supervision_entry where id = any($1::uuid[])
     union all select q.id, s.case_id from survey_question q join survey s on s.id = q.survey_id
       where q.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, case_id }) => [id, case_id]));
}
