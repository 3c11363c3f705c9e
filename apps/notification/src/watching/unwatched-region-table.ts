import type { EntityManager } from 'typeorm';
import { coversNotice } from '../following/covers-notice.ts';
import { type Level, levels, plainestEscalations } from './domain/plainest-escalations.ts';

/** What a look at all Regions has changed. */
export interface Findings {
  /** Those of which it is to be told now, once until they are over, that nobody is told of their escalations. */
  readonly begun: readonly string[];
  /** Those of which that was told, and where somebody is again. */
  readonly over: readonly string[];
}

/** The same, and of which of those that it tells of nobody above was mailed until now. */
interface Found extends Findings {
  readonly unmailed: readonly string[];
}

/** The province that this system serves, by GB/T 2260. */
const homeProvince = '41';

/** Until the transaction ends nobody else looks: a look that began before somebody subscribed must not be written down after one that saw it. */
export async function lookAlone(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('unwatched regions of ' || current_schema(), 0))`);
}

/** Every Region that has a bureau in force. */
export async function regionsInForce(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ region_code: string }[]>(
    `select distinct region_code from bureau where successor_id is null and starts_with(region_code, $1)`,
    [homeProvince],
  );
  return rows.map(({ region_code }) => region_code);
}

/**
 * Keeps which of these Regions have nobody who is told of their escalations, by the rule by which that is told. Of one that lies in another such Region
 * nothing is told while that stands: whoever is found for that one may be told of all below.
 */
export async function keepUnwatched(manager: EntityManager, regions: readonly string[], now: Date): Promise<Found> {
  const rows = await manager.query<{ region_code: string; finding: keyof Found }[]>(
    `with notice as (
       select "regionCode" as region_code, level, kind, audiences, null::text as function, false as is_urgent, null::uuid as case_id
       from json_to_recordset($1::json) as asked ("regionCode" text, level text, kind text, audiences text[])),
     unwatched as materialized (
       select distinct region_code, level, audiences from notice
       where not exists (select from staff_subscription as subscription where ${coversNotice})),
     found as (
       select region_code, level,
         case when not exists (select from unwatched as above where above.region_code = any (unwatched.audiences)
                                 and above.region_code <> unwatched.region_code)
              then $2::timestamptz end as told_at
       from unwatched),
     kept as (
       insert into unwatched_region as known (region_code, level, since, told_at)
       select region_code, level, $2::timestamptz, told_at from found order by region_code
       on conflict (region_code) do update set told_at = excluded.told_at
       where known.told_at is null and excluded.told_at is not null
       returning region_code, told_at),
     over as (
       delete from unwatched_region where region_code not in (select region_code from unwatched)
       returning region_code, told_at)
     select region_code, 'begun' as finding from kept where told_at is not null
     union all
     select region_code, 'over' from over where told_at is not null
     union all
     select region_code, 'unmailed' from found left join unwatched_region as known using (region_code)
     where found.told_at is not null and known.mailed_at is null
     order by region_code`,
    [JSON.stringify(regions.flatMap(plainestEscalations)), now],
  );
  const codesOf = (wanted: keyof Found) =>
    rows.filter(({ finding }) => finding === wanted).map(({ region_code }) => region_code);
  return { begun: codesOf('begun'), over: codesOf('over'), unmailed: codesOf('unmailed') };
}

/** How many Regions of each level have nobody who is told of their escalations. */
export async function countUnwatched(manager: EntityManager): Promise<ReadonlyMap<Level, number>> {
  const rows = await manager.query<{ level: Level; count: number }[]>(
    'select level, count(*)::integer as count from unwatched_region group by level',
  );
  const counts = new Map(rows.map(({ level, count }) => [level, count]));
  return new Map(levels.map((level) => [level, counts.get(level) ?? 0]));
}
