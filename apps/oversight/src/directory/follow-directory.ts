import type { BureauRecord } from '#contracts';
import type { CaseEvent } from '#platform';
import type { EntityManager } from 'typeorm';

type DirectoryEvent = CaseEvent<'xinqiao.bureau.changed.v1' | 'xinqiao.bureaus.published.v1'>;

/**
 * Keeps the copy of routing's directory: of each bureau the highest version that came, in whatever order they came. Rows go in sorted, so
 * that two batches never wait for each other.
 */
export async function followDirectory(manager: EntityManager, events: readonly CaseEvent[]): Promise<void> {
  const announced = events.filter(isOfDirectory).flatMap(({ payload }) => recordsIn(payload));
  if (announced.length === 0) return;
  const newest = new Map<string, BureauRecord>();
  for (const bureau of announced) {
    const known = newest.get(bureau.id);
    if (!known || known.version < bureau.version) newest.set(bureau.id, bureau);
  }
  await manager.query(
    `insert into bureau as known (id, version, name, region_code, functions, successor_id)
     select id, version, name, "regionCode", functions, "successorId"
     from json_to_recordset($1::json) as came
       (id text, version integer, name text, "regionCode" text, functions text[], "successorId" text) order by id
     on conflict (id) do update
     set version = excluded.version, name = excluded.name, region_code = excluded.region_code,
         functions = excluded.functions, successor_id = excluded.successor_id
     where known.version < excluded.version`,
    [JSON.stringify([...newest.values()])],
  );
}

function isOfDirectory(event: CaseEvent): event is DirectoryEvent {
  return event.type === 'xinqiao.bureau.changed.v1' || event.type === 'xinqiao.bureaus.published.v1';
}

function recordsIn(payload: DirectoryEvent['payload']): readonly BureauRecord[] {
  return 'bureaus' in payload ? payload.bureaus : [payload];
}
