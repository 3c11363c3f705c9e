import type { BureauRecord } from '#contracts';
import { newestOfEach } from '#platform';
import type { EntityManager } from 'typeorm';

/**
 * Keeps the copy of the directory: of each bureau the highest version that came, in whatever order they came. A copy from before office
 * hours were kept gets them when its version comes again. Rows go in sorted, so that two batches never wait for each other.
 */
export async function followDirectory(manager: EntityManager, announced: readonly BureauRecord[]): Promise<void> {
  const bureaus = newestOfEach(announced);
  await manager.query(
    `insert into bureau as known (id, version, name, region_code, successor_id, office_hours)
     select id, version, name, region_code, successor_id, office_hours::json
     from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[])
       as came (id, version, name, region_code, successor_id, office_hours) order by id
     on conflict (id) do update
     set version = excluded.version, name = excluded.name, region_code = excluded.region_code,
         successor_id = excluded.successor_id, office_hours = excluded.office_hours
     where known.version < excluded.version or (known.version = excluded.version and known.office_hours is null)`,
    [
      bureaus.map(({ id }) => id),
      bureaus.map(({ version }) => version),
      bureaus.map(({ name }) => name),
      bureaus.map(({ regionCode }) => regionCode),
      bureaus.map(({ successorId }) => successorId ?? null),
      bureaus.map(({ officeHours }) => JSON.stringify(officeHours)),
    ],
  );
}
