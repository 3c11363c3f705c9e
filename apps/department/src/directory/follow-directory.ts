import type { BureauRecord } from '#contracts';
import { newestOfEach } from '#platform';
import type { EntityManager } from 'typeorm';

/**
 * Keeps the copy of the directory: of each bureau the highest version that came, in whatever order they came. A copy from before office
 * hours or the names of Regions were kept gets them when its version comes again. Rows go in sorted, so that two batches never wait for each other.
 */
export async function followDirectory(manager: EntityManager, announced: readonly BureauRecord[]): Promise<void> {
  const bureaus = newestOfEach(announced);
  await manager.query(
    `insert into bureau as known (id, version, name, region_code, successor_id, office_hours, region_name)
     select id, version, name, region_code, successor_id, office_hours::json, region_name
     from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
       as came (id, version, name, region_code, successor_id, office_hours, region_name) order by id
     on conflict (id) do update
     set version = excluded.version, name = excluded.name, region_code = excluded.region_code,
         successor_id = excluded.successor_id, office_hours = excluded.office_hours,
         region_name = coalesce(excluded.region_name, known.region_name)
     where known.version < excluded.version
       or (known.version = excluded.version
           and (known.office_hours is null or known.region_name is null and excluded.region_name is not null))`,
    [
      bureaus.map(({ id }) => id),
      bureaus.map(({ version }) => version),
      bureaus.map(({ name }) => name),
      bureaus.map(({ regionCode }) => regionCode),
      bureaus.map(({ successorId }) => successorId ?? null),
      bureaus.map(({ officeHours }) => JSON.stringify(officeHours)),
      bureaus.map(({ regionName }) => regionName ?? null),
    ],
  );
}
