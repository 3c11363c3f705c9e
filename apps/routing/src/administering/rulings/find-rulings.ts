import { subtreePrefix } from '#domain';
import { searchedRegion, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CurrentCatalogue } from '../../catalogue/current-catalogue.ts';
import { notFound } from '../refusals.ts';
import type { RulingPage, RulingsQuery, RulingView } from './rulings.dto.ts';

interface RulingRow extends Omit<RulingView, 'matter' | 'bureau' | 'judgements'> {
  readonly matterCode: string;
  readonly bureauId: string;
  readonly judgements: readonly (Omit<RulingView['judgements'][number], 'judgedAt'> & { readonly judgedAt: string })[];
}

/** The rulings that bind the router, and those that did, for who is to judge whether they should. */
@Injectable()
export class FindRulings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalogue: CurrentCatalogue,
  ) {}

  /** @throws AccessRefusal for a region that is not theirs */
  async list({ region, standing, limit, after }: RulingsQuery, staff: Staff): Promise<RulingPage> {
    const regions = `${subtreePrefix(searchedRegion(staff, region))}%`;
    const rows = await this.dataSource.query<RulingRow[]>(selectRulings, [
      ...[regions, standing ?? null, after ?? null, null],
      limit + 1,
    ]);
    const entries = rows.slice(0, limit).map((row) => this.viewOf(row));
    return { entries, next: rows.length > limit ? entries.at(-1)?.id : undefined };
  }

  /** @throws Failure not-found */
  async read(id: string): Promise<RulingView> {
    const [found] = await this.dataSource.query<RulingRow[]>(selectRulings, ['%', null, null, id, 1]);
    if (!found) throw notFound('ruling');
    return this.viewOf(found);
  }

  private viewOf({ matterCode, bureauId, judgements, ...row }: RulingRow): RulingView {
    const { matters, bureaus } = this.catalogue.get();
    return {
      ...row,
      matter: { code: matterCode, name: matters.find(({ code }) => code === matterCode)?.name },
      bureau: { id: bureauId, name: bureaus.find(bureauId)?.name },
      judgements: judgements.map(({ judgedAt, ...said }) => ({ ...said, judgedAt: new Date(judgedAt) })),
    };
  }
}

/** Rulings are few. Of a matter in a Region the latest binds that is not revoked. */
const selectRulings = `
  with ruling as (
    select sequence, case_id, matter_code, region_code, bureau_id, decided_at,
           case when revoked_at is not null then 'revoked'
                when sequence < max(sequence) filter (where revoked_at is null) over (partition by matter_code, region_code) then 'superseded'
                else 'binding' end as standing
      from precedent
     where source = 'arbitrated' and matter_code is not null and region_code like $1
  )
  select sequence as id, decided.case_number as "caseNumber", matter_code as "matterCode", region_code as "regionCode",
         bureau_id as "bureauId", standing, decided_at as "ruledAt", said.list as judgements
    from ruling
   cross join lateral (
     select case_number from decision where decision.case_id = ruling.case_id limit 1
   ) decided
   cross join lateral (
     select coalesce(json_agg(json_build_object('action', action, 'staff', staff, 'reason', reason, 'judgedAt', judged_at) order by id), '[]')
              as list
       from ruling_judgement where ruling = sequence
   ) said
   where ($2::text is null or standing = $2) and ($3::bigint is null or sequence < $3) and ($4::bigint is null or sequence = $4)
   order by sequence desc limit $5`;
