import type { BureauRecord } from '#contracts';
import { newestOfEach } from '#platform';
import type { EntityManager } from 'typeorm';
import { strikeAcrossMergers } from '../following/complaints.ts';

/**
 * Keeps the copy of the directory: of each bureau the highest version that came, in whatever order they came. Who comes to work at a bureau by a merger
 * is told nothing that waits of a complaint about it. Rows go in sorted, so that two batches never wait for each other.
 */
export async function followDirectory(manager: EntityManager, announced: readonly BureauRecord[]): Promise<void> {
  const bureaus = newestOfEach(announced);
  const kept = await manager.query<{ is_merged: boolean }[]>(
    `insert into bureau as known (id, version, name, region_code, successor_id)
     select id, version, name, "regionCode", "successorId"
     from json_to_recordset($1::json) as came (id text, version integer, name text, "regionCode" text, "successorId" text)
     order by id
     on conflict (id) do update
     set version = excluded.version, name = excluded.name, region_code = excluded.region_code,
         successor_id = excluded.successor_id
     where known.version < excluded.version
     returning successor_id is not null as is_merged`,
    [JSON.stringify(bureaus)],
  );
  if (kept.some(({ is_merged }) => is_merged)) await strikeAcrossMergers(manager);
}
