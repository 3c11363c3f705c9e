import type { Bureau } from '#contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AsideOfCase } from '../handling/domain/case-state.ts';
import { entryOf, type EntryRow } from './entry-row.ts';
import { longestWaiting } from './order.ts';
import type { SupervisorsEntry, SupervisorsPage, SupervisorsStatus, TriageQuery } from './queue.dto.ts';
import { pageAlong, type WalkOf } from './walk.ts';
import { withinRegion } from './within-region.ts';

interface AwaitingRow extends EntryRow {
  readonly status: SupervisorsStatus;
  readonly region_code: string | null;
  readonly lead: Bureau | null;
  readonly aside: Partial<AsideOfCase> | null;
}

/** Along the index `supervisors_desk`. Cases of other regions are passed over within the index. */
function supervisorsWalk(region: string): WalkOf<AwaitingRow> {
  const waits = `(status in ('arbitration', 'decline-pending') or (status = 'in-progress' and aside -> 'extension' is not null))`;
  return { on: [[waits], ...withinRegion(region)], order: longestWaiting, columns: ['region_code', 'lead', 'aside'] };
}

/** What waits for a supervisor's word, a page at a time. */
@Injectable()
export class ListAwaitingSupervisor {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  list({ region, ...page }: TriageQuery): Promise<SupervisorsPage> {
    return pageAlong(this.dataSource.manager, supervisorsWalk(region), page, supervisorsEntryOf);
  }
}

function supervisorsEntryOf(row: AwaitingRow): SupervisorsEntry {
  return {
    ...entryOf(row),
    status: row.status,
    regionCode: row.region_code ?? undefined,
    lead: row.lead ?? undefined,
    extensionDays: row.aside?.extension?.days,
  };
}
