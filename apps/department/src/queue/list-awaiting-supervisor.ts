import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { EntryRow } from './entry-row.ts';
import { longestWaiting } from './order.ts';
import type { Entry, SupervisorsEntry, SupervisorsPage, SupervisorsStatus, TriageQuery } from './queue.dto.ts';
import { pageAlong, type Walk } from './walk.ts';
import { withinRegion } from './within-region.ts';

/** Along the index `supervisors_desk`. Cases of other regions are passed over within the index. */
function supervisorsWalk(staff: StaffMember, region: string): Walk {
  const waits = `(status in ('arbitration', 'decline-pending') or (status = 'in-progress' and aside -> 'extension' is not null))`;
  return { on: [[waits], ...withinRegion(region, staff)], order: longestWaiting };
}

/** What waits for a supervisor's word, a page at a time. */
@Injectable()
export class ListAwaitingSupervisor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(staff: StaffMember, { region, ...page }: TriageQuery): Promise<SupervisorsPage> {
    const reader = { staff, now: await this.clock.now() };
    return pageAlong(this.dataSource.manager, supervisorsWalk(staff, region), page, reader, onSupervisorsDesk);
  }
}

function onSupervisorsDesk({ status, region_code, lead, aside }: EntryRow): Omit<SupervisorsEntry, keyof Entry> {
  return {
    status: status as SupervisorsStatus,
    regionCode: region_code ?? undefined,
    lead: lead ?? undefined,
    extensionDays: aside?.extension?.days,
  };
}
