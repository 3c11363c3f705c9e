import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { LearntPlace } from './domain/learnt-places.ts';
import type { Standing, Tally } from './domain/standing.ts';

/** That a decision on a case places a name in a county. */
export interface PlaceEvidence {
  readonly name: string;
  readonly caseId: string;
  readonly caseVersion: number;
  readonly cityCode: string;
  readonly regionCode: string;
  readonly arbitrated: boolean;
  readonly decidedAt: string;
}

export interface TallyOfName extends Tally {
  readonly name: string;
  readonly cityCode: string;
}

/** What is made of a name in a city. */
export interface PlaceStanding {
  readonly name: string;
  readonly cityCode: string;
  readonly standing: Standing;
  readonly regionCodes: readonly string[];
}

/** Makes the caller's transaction the only one that learns places: who counts sees what all others have said. */
export async function lockPlaces(manager: EntityManager): Promise<void> {
  await manager.query('select version from learnt_places_version for update');
}

/** Tells every instance that there is something to read. To be called by who holds the lock. */
export async function recordPlacesVersion(manager: EntityManager): Promise<void> {
  await manager.query('update learnt_places_version set version = version + 1');
}

export async function placesVersion(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ version: number }[]>('select version from learnt_places_version');
  return row?.version ?? 0;
}

/** Keeps the evidence of a batch; of a case, that of its latest decision. */
export async function keepEvidence(manager: EntityManager, evidence: readonly PlaceEvidence[]): Promise<void> {
  await manager.query(
    `insert into place_evidence as known
            (name, case_id, case_version, city_code, region_code, arbitrated, decided_at)
     select * from json_to_recordset($1::json) as given (name text, "caseId" uuid, "caseVersion" integer,
            "cityCode" text, "regionCode" text, arbitrated boolean, "decidedAt" timestamptz)
         on conflict (name, case_id) do update
        set case_version = excluded.case_version, city_code = excluded.city_code, region_code = excluded.region_code,
            arbitrated = excluded.arbitrated, decided_at = excluded.decided_at
      where known.case_version < excluded.case_version`,
    [JSON.stringify(evidence)],
  );
}

export async function talliesOf(manager: EntityManager, names: readonly string[]): Promise<TallyOfName[]> {
  return manager.query<TallyOfName[]>(
    `select name, city_code as "cityCode", region_code as "regionCode",
            (count(*) filter (where not arbitrated))::integer as decisions,
            (count(*) filter (where arbitrated))::integer as arbitrations
       from place_evidence where name = any($1::text[])
      group by name, city_code, region_code
      order by name, city_code, region_code`,
    [names],
  );
}

/** Keeps what is made of names; in a city where nothing places a name any more, it is forgotten. */
export async function keepStandings(
  manager: EntityManager,
  standings: readonly PlaceStanding[],
  now: Date,
): Promise<void> {
  const rows = standings.map((standing) => ({ id: uuidv7(), ...standing }));
  await manager.query(
    `insert into learnt_place as known (id, name, city_code, standing, region_codes, learnt_at)
     select id, name, "cityCode", standing, array(select json_array_elements_text("regionCodes")), $2
       from json_to_recordset($1::json)
         as given (id uuid, name text, "cityCode" text, standing text, "regionCodes" json)
         on conflict (name, city_code) do update
        set standing = excluded.standing, region_codes = excluded.region_codes, learnt_at = excluded.learnt_at`,
    [JSON.stringify(rows), now],
  );
  await manager.query(
    `delete from learnt_place place
      where name = any($1::text[]) and removed_at is null
        and not exists (select from place_evidence where name = place.name and city_code = place.city_code)`,
    [standings.map(({ name }) => name)],
  );
}

/** What deciding may use: names with where they lie, or with the counties that they may lie in. */
export async function placesInUse(manager: EntityManager): Promise<LearntPlace[]> {
  return manager.query<LearntPlace[]>(
    `select name, region_codes as "regionCodes" from learnt_place
      where standing in ('known', 'doubted') and removed_at is null
      order by name, city_code`,
  );
}
