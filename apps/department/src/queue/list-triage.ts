import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { EntryRow } from './entry-row.ts';
import { longestWaiting } from './order.ts';
import type { Entry, TriageEntry, TriagePage, TriageQuery } from './queue.dto.ts';
import { pageAlong, type Walk } from './walk.ts';
import { withinRegion } from './within-region.ts';

/** Along the index `triage_queue`. Cases of other regions are passed over within the index. */
export function triageWalk(staff: StaffMember, region: string): Walk {
  return { on: [["status = 'triage'"], ...withinRegion(region, staff)], order: longestWaiting };
}

/** What the router was not sure of, with its guesses and reasons, a page at a time. */
@Injectable()
export class ListTriage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(staff: StaffMember, { region, ...page }: TriageQuery): Promise<TriagePage> {
    const reader = { staff, now: await this.clock.now() };
    return pageAlong(this.dataSource.manager, triageWalk(staff, region), page, reader, onTriageDesk);
  }
}

function onTriageDesk({ number, proposal, region_code }: EntryRow): Omit<TriageEntry, keyof Entry> {
  if (!proposal) throw new Error(`Case ${number} is on the triage desk and has no proposal.`);
  const { lead, confidence, reasons, besides, alternatives } = proposal;
  return { regionCode: region_code ?? undefined, lead, confidence, reasons, besides, alternatives };
}
