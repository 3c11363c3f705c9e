import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findCase } from '../handling/case-table.ts';
import { bureauAtWork, type StaffMember } from '../handling/domain/who-may.ts';
import { caseNotFound, caseNumberIn, notTheirs } from '../handling/failures.ts';
import type { Onlooker, Onlookers } from './looking.dto.ts';

/** For so long somebody counts as looking who has said so; the page says it again while it is open. */
export const leaseSeconds = 90;

/**
 * Says that somebody looks, and asks who else does. Each time some of those who have gone are cleared away, more than come, so the table stays as small as
 * the number of those who look.
 */
const look = `
  with moment as materialized (select platform.now() as now),
  gone as (
    delete from case_onlooker where ctid = any(array(
      select o.ctid from case_onlooker o, moment where o.until < now and (o.case_id, o.bureau_id, o.subject) <> ($1, $2, $3)
      order by o.until limit 10 for update of o skip locked))),
  here as (
    insert into case_onlooker (case_id, bureau_id, subject, since, until)
    select $1, $2, $3, now, now + interval '${leaseSeconds} seconds' from moment
    on conflict (case_id, bureau_id, subject) do update
    set since = case when case_onlooker.until < excluded.since then excluded.since else case_onlooker.since end,
        until = excluded.until)
  select o.subject as staff, o.since from case_onlooker o, moment
  where o.case_id = $1 and o.bureau_id = $2 and o.subject <> $3 and o.until >= now order by o.since, o.subject limit 100`;

/** Who of a bureau has a case open: so that two do not do the same work, or answer a citizen twice. */
@Injectable()
export class LookAtCase {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found; forbidden for whose bureau is not at work on the case */
  async look(caseNumber: string, staff: StaffMember): Promise<Onlookers> {
    const state = await findCase(this.dataSource.manager, caseNumberIn(caseNumber));
    if (!state) throw caseNotFound();
    const bureauId = bureauAtWork(staff, state);
    if (bureauId === undefined) throw notTheirs();
    return { others: await this.dataSource.query<Onlooker[]>(look, [state.id, bureauId, staff.subject]) };
  }
}
