import type { Bureau, Matter } from '#contracts';
import type { Kind } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { type CaseClock, isRunning } from '../clocks/domain/case-clock.ts';
import type { AsideOfCase } from '../handling/domain/case-state.ts';
import { pageOf, placeAfter } from './page.ts';
import type { SupervisorsEntry, SupervisorsPage, SupervisorsStatus, TriageQuery } from './queue.dto.ts';
import { subtree } from './subtree.ts';

interface AwaitingRow {
  id: string;
  number: string;
  subject: string;
  kind: Kind | null;
  matter: Matter | null;
  urgent: boolean;
  since: Date;
  version: number;
  status: SupervisorsStatus;
  region_code: string | null;
  lead: Bureau | null;
  aside: Partial<AsideOfCase> | null;
  clocks: CaseClock[];
}

/** A walk along the index `supervisors_desk`. Cases of other regions are passed over within the index. */
const supervisorsQuery = `
  select id, number, subject, kind, matter, urgent, since, version, status, region_code, lead, aside, clocks from "case"
  where (status in ('arbitration', 'decline-pending') or (status = 'in-progress' and aside -> 'extension' is not null))
    and ((not urgent), since, id) > ($1::boolean, $2::timestamptz, $3::uuid)
    and ($4::text is null or (region_code >= $4 and region_code < $5))
  order by (not urgent), since, id limit $6`;

/** What waits for a supervisor's word, a page at a time. */
@Injectable()
export class ListAwaitingSupervisor {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list({ region, limit, after }: TriageQuery): Promise<SupervisorsPage> {
    const { isUrgent, since, id } = placeAfter(after);
    const place = [!isUrgent, since, id];
    const found = await this.dataSource.query<AwaitingRow[]>(supervisorsQuery, [
      ...place,
      ...subtree(region),
      limit + 1,
    ]);
    const { rows, next } = pageOf(found, limit);
    return { entries: rows.map(entryOf), next };
  }
}

function entryOf({ number, kind, matter, region_code, lead, aside, clocks, ...row }: AwaitingRow): SupervisorsEntry {
  const { subject, urgent, since, version, status } = row;
  return {
    caseNumber: number,
    subject,
    kind: kind ?? undefined,
    matter: matter ?? undefined,
    urgent,
    since,
    version,
    status,
    regionCode: region_code ?? undefined,
    lead: lead ?? undefined,
    extensionDays: aside?.extension?.days,
    clocks: clocks.filter(isRunning).map(viewOfClock),
  };
}
