import { Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { placedStatuses } from '../handling/domain/case-state.ts';
import { isNotAbout } from '../handling/in-reach.ts';
import type { EntryRow } from './entry-row.ts';
import { byDeadline, longestWaiting } from './order.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import type { QueueFilter, QueueOrder, QueuePage, QueueQuery, QueueStatus } from './queue.dto.ts';
import { conditionOf, type Viewer } from './views.ts';
import { type Condition, pageAlong, type Walk } from './walk.ts';

const orders = { 'longest-waiting': longestWaiting, deadline: byDeadline } as const satisfies Record<
  QueueOrder,
  unknown
>;

/** What is on a bureau's queue: the predicate of its indexes; where others were merged into it, no complaint about them that is still to be taken from it. */
export function onQueueOf({ bureauId, formerBureauIds = [] }: Omit<Viewer, 'subject'>): Condition[] {
  const isTheirs: Condition[] = formerBureauIds.length === 0 ? [] : [[isNotAbout('?'), formerBureauIds]];
  return [['lead_id = ?', bureauId], [`status in ('${placedStatuses.join("', '")}')`], ...isTheirs];
}

/** Along the index `bureau_longest_waiting` or `bureau_deadline`, within which all that is not wanted is passed over. */
export function queueWalk(viewer: Viewer, filter: QueueFilter, now: Date): Walk {
  const { order = 'longest-waiting', view = 'all', status, handler, kind, matter, urgent } = filter;
  const wanted: [sql: string, value: unknown][] = [
    ['status = ?', status],
    ['handler = ?', handler],
    ['kind = ?', kind],
    [`matter ->> 'code' = ?`, matter],
    ['urgent = ?', urgent],
  ];
  return {
    on: [...onQueueOf(viewer), conditionOf(view, viewer, now), ...wanted.filter(([, value]) => value !== undefined)],
    order: orders[order],
  };
}

/** What waits for a bureau, a page at a time. */
@Injectable()
export class ListQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page of this order gave */
  async list(bureauId: string, staff: StaffMember, { limit, after, ...filter }: QueueQuery): Promise<QueuePage> {
    const now = await this.clock.now();
    const walk = queueWalk({ ...staff, bureauId }, filter, now);
    return pageAlong(this.dataSource.manager, walk, { limit, after }, { staff, now }, onQueue);
  }
}

/** What a queue says of its cases beside what every list says. */
export function onQueue({ status, handler }: EntryRow): { status: QueueStatus; handler?: string } {
  return { status: status as QueueStatus, handler: handler ?? undefined };
}
