import type { Matter, RoutingDecided } from '#contracts';
import type { Kind } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { type CaseClock, isRunning } from '../clocks/domain/case-clock.ts';
import { pageOf, placeAfter } from './page.ts';
import type { TriageEntry, TriagePage, TriageQuery } from './queue.dto.ts';
import { subtree } from './subtree.ts';

interface TriageRow {
  id: string;
  number: string;
  subject: string;
  kind: Kind | null;
  matter: Matter | null;
  urgent: boolean;
  since: Date;
  version: number;
  region_code: string | null;
  clocks: CaseClock[];
  proposal: Pick<RoutingDecided, 'lead' | 'confidence' | 'reasons' | 'besides' | 'alternatives'>;
}

/** A walk along the index `triage_queue`. Cases of other regions are passed over within the index. */
export const triageQuery = `
  select id, number, subject, kind, matter, urgent, since, version, region_code, clocks, proposal from "case"
  where status = 'triage' and ((not urgent), since, id) > ($1::boolean, $2::timestamptz, $3::uuid)
    and ($4::text is null or (region_code >= $4 and region_code < $5))
  order by (not urgent), since, id limit $6`;

/** What the router was not sure of, with its guesses and reasons, a page at a time. */
@Injectable()
export class ListTriage {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list({ region, limit, after }: TriageQuery): Promise<TriagePage> {
    const { isUrgent, since, id } = placeAfter(after);
    const place = [!isUrgent, since, id];
    const found = await this.dataSource.query<TriageRow[]>(triageQuery, [...place, ...subtree(region), limit + 1]);
    const { rows, next } = pageOf(found, limit);
    return { entries: rows.map(entryOf), next };
  }
}

function entryOf({
  number,
  subject,
  kind,
  matter,
  urgent,
  since,
  version,
  region_code,
  clocks,
  proposal,
}: TriageRow): TriageEntry {
  const { lead, confidence, reasons, besides, alternatives } = proposal;
  return {
    caseNumber: number,
    subject,
    kind: kind ?? undefined,
    matter: matter ?? undefined,
    urgent,
    since,
    clocks: clocks.filter(isRunning).map(viewOfClock),
    version,
    regionCode: region_code ?? undefined,
    lead,
    confidence,
    reasons,
    besides,
    alternatives,
  };
}
