import type { EntityManager } from 'typeorm';
import type { CountChange } from './domain/count-changes.ts';

/** Each connection writes to one of eight slots of a count: the busiest counts ("received, nobody's yet") are every writer's. */
export async function changeCounts(
  manager: EntityManager,
  generation: number,
  changes: readonly CountChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await manager.query(
    `INSERT INTO case_count (generation, region_code, bureau_id, status, slot, count)
     SELECT $1, region_code, bureau_id, status, pg_backend_pid() % 8, change
     FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) AS moved (region_code, bureau_id, status, change)
     ON CONFLICT (generation, region_code, bureau_id, status, slot)
     DO UPDATE SET count = case_count.count + excluded.count`,
    [
      generation,
      changes.map(({ regionCode }) => regionCode ?? ''),
      changes.map(({ bureauId }) => bureauId ?? ''),
      changes.map(({ status }) => status),
      changes.map(({ change }) => change),
    ],
  );
}
