import type { RoutingDecided } from '#contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { entryOf, type EntryRow } from './entry-row.ts';
import { longestWaiting } from './order.ts';
import type { TriageEntry, TriagePage, TriageQuery } from './queue.dto.ts';
import { pageAlong, type WalkOf } from './walk.ts';
import { withinRegion } from './within-region.ts';

interface TriageRow extends EntryRow {
  readonly region_code: string | null;
  readonly proposal: Pick<RoutingDecided, 'lead' | 'confidence' | 'reasons' | 'besides' | 'alternatives'>;
}

/** Along the index `triage_queue`. Cases of other regions are passed over within the index. */
export function triageWalk(region: string): WalkOf<TriageRow> {
  return {
    on: [["status = 'triage'"], ...withinRegion(region)],
    order: longestWaiting,
    columns: ['region_code', 'proposal'],
  };
}

/** What the router was not sure of, with its guesses and reasons, a page at a time. */
@Injectable()
export class ListTriage {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  list({ region, ...page }: TriageQuery): Promise<TriagePage> {
    return pageAlong(this.dataSource.manager, triageWalk(region), page, triageEntryOf);
  }
}

function triageEntryOf(row: TriageRow): TriageEntry {
  const { lead, confidence, reasons, besides, alternatives } = row.proposal;
  const regionCode = row.region_code ?? undefined;
  return { ...entryOf(row), regionCode, lead, confidence, reasons, besides, alternatives };
}
