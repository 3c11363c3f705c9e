import { subtreePrefix } from '#domain';
import { searchedRegion, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../refusals.ts';
import type { PlacePage, PlaceSearchQuery, PlaceView } from './places.dto.ts';

interface PlaceRow extends Omit<PlaceView, 'removedAt' | 'judgedBy' | 'judgementReason'> {
  readonly removedAt: Date | null;
  readonly judgedBy: string | null;
  readonly judgementReason: string | null;
}

/** What was learnt of places, with the cases that say so, for an administrator to judge. */
@Injectable()
export class FindPlaces {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws AccessRefusal for a city that is not theirs */
  async list({ text, city, standing, limit, after }: PlaceSearchQuery, staff: Staff): Promise<PlacePage> {
    const cities = `${subtreePrefix(searchedRegion(staff, city))}%`;
    const rows = await this.dataSource.query<PlaceRow[]>(selectPlaces, [
      ...[text ?? null, cities, standing ?? null, after ?? null, null],
      limit + 1,
    ]);
    const entries = rows.slice(0, limit).map(viewOf);
    return { entries, next: rows.length > limit ? entries.at(-1)?.id : undefined };
  }

  /** @throws Failure not-found */
  async read(id: string): Promise<PlaceView> {
    const [found] = await this.dataSource.query<PlaceRow[]>(selectPlaces, [null, null, null, null, id, 1]);
    if (!found) throw notFound('place');
    return viewOf(found);
  }
}

/** Cases of each county that are shown. */
const shownCases = 5;

/** Ids rise with time. */
const selectPlaces = `
  select id, name, city_code as "cityCode", standing, learnt_at as "learntAt", removed_at as "removedAt",
         judged_by as "judgedBy", judgement_reason as "judgementReason", evidence.list as evidence
    from (
      select * from learnt_place
       where ($1::text is null or position($1 in name) > 0)
         and ($2::text is null or city_code like $2)
         and ($3::text is null or ($3 = 'removed') = (removed_at is not null) and $3 in (standing, 'removed'))
         and ($4::uuid is null or id < $4)
         and ($5::uuid is null or id = $5)
       order by id desc limit $6
    ) place
   cross join lateral (
     select coalesce(json_agg(county order by county."arbitrations" * 2 + county."decisions" desc), '[]') as list
       from (
         select region_code as "regionCode",
                (count(*) filter (where not arbitrated))::integer as "decisions",
                (count(*) filter (where arbitrated))::integer as "arbitrations",
                (array_agg(decided.case_number order by said.decided_at desc))[1:${shownCases}] as "caseNumbers"
           from place_evidence said
          cross join lateral (
            select case_number from decision where decision.case_id = said.case_id limit 1
          ) decided
          where said.name = place.name and said.city_code = place.city_code
          group by region_code
       ) county
   ) evidence
   order by id desc`;

function viewOf({ removedAt, judgedBy, judgementReason, ...row }: PlaceRow): PlaceView {
  return {
    ...row,
    removedAt: removedAt ?? undefined,
    judgedBy: judgedBy ?? undefined,
    judgementReason: judgementReason ?? undefined,
  };
}
