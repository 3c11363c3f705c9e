import type { Matter } from '#contracts';
import type { Kind } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { type CaseClock, isRunning } from '../clocks/domain/case-clock.ts';
import { pageOf, placeAfter } from './page.ts';
import { type QueueEntry, type QueuePage, type QueueQuery, type QueueStatus, queueStatuses } from './queue.dto.ts';

export interface QueueRow {
  id: string;
  number: string;
  subject: string;
  kind: Kind | null;
  matter: Matter | null;
  urgent: boolean;
  status: QueueStatus;
  since: Date;
  version: number;
  clocks: CaseClock[];
}

/** A walk along the index `bureau_queue` for each wanted status: a page reads no more rows than it shows. */
export const queueQuery = `
  select entry.* from unnest($2::text[]) as wanted (status)
  cross join lateral (
    select id, number, subject, kind, matter, urgent, status, since, version, clocks from "case"
    where lead ->> 'id' = $1 and status = wanted.status and status in ('assigned', 'in-progress', 'suspended', 'decline-pending')
      and ((not urgent), since, id) > ($3::boolean, $4::timestamptz, $5::uuid)
    order by (not urgent), since, id limit $6
  ) as entry
  order by (not entry.urgent), entry.since, entry.id limit $6`;

/** What waits for a bureau, a page at a time. */
@Injectable()
export class ListQueue {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(bureauId: string, { status, limit, after }: QueueQuery): Promise<QueuePage> {
    const { isUrgent, since, id } = placeAfter(after);
    const statuses = status ? [status] : queueStatuses;
    const found = await this.dataSource.query<QueueRow[]>(queueQuery, [
      bureauId,
      statuses,
      !isUrgent,
      since,
      id,
      limit + 1,
    ]);
    const { rows, next } = pageOf(found, limit);
    return { entries: rows.map(entryOf), next };
  }
}

export function entryOf({
  number,
  subject,
  kind,
  matter,
  urgent,
  status,
  since,
  version,
  clocks,
}: QueueRow): QueueEntry {
  return {
    caseNumber: number,
    subject,
    kind: kind ?? undefined,
    matter: matter ?? undefined,
    urgent,
    status,
    since,
    clocks: clocks.filter(isRunning).map(viewOfClock),
    version,
  };
}
