import { announcedBureaus, type CaseEvent, type DirectoryEvent, directoryEventTypes, newestOfEach } from '#platform';
import type { EntityManager } from 'typeorm';

/**
 * Keeps the copy of routing's directory: of each bureau the highest version that came, in whatever order they came. Rows go in sorted, so
 * that two batches never wait for each other.
 * @returns the ids of those among the news that were merged
 */
export async function followDirectory(manager: EntityManager, events: readonly CaseEvent[]): Promise<string[]> {
  const bureaus = newestOfEach(announcedBureaus(events.filter(isOfDirectory)));
  if (bureaus.length === 0) return [];
  const rows = await manager.query<{ id: string; successor_id: string | null }[]>(
    `insert into bureau as known (id, version, name, region_code, functions, successor_id)
     select id, version, name, "regionCode", functions, "successorId"
     from json_to_recordset($1::json) as came
       (id text, version integer, name text, "regionCode" text, functions text[], "successorId" text) order by id
     on conflict (id) do update
     set version = excluded.version, name = excluded.name, region_code = excluded.region_code,
         functions = excluded.functions, successor_id = excluded.successor_id
     where known.version < excluded.version returning id, successor_id`,
    [JSON.stringify(bureaus)],
  );
  return rows.filter(({ successor_id }) => successor_id !== null).map(({ id }) => id);
}

function isOfDirectory(event: CaseEvent): event is DirectoryEvent {
  return (directoryEventTypes as readonly string[]).includes(event.type);
}
