import { Clock, type PageQuery } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { isNotAbout } from '../handling/in-reach.ts';
import type { EntryRow } from './entry-row.ts';
import { onQueue } from './list-queue.ts';
import { longestWaiting } from './order.ts';
import type { Entry, HeadsEntry, HeadsPage } from './queue.dto.ts';
import { pageAlong, type Walk } from './walk.ts';

/** Along the index `heads_desk`. */
export function headsWalk(bureauId: string, { formerBureauIds = [] }: Pick<StaffMember, 'formerBureauIds'>): Walk {
  return {
    on: [
      [`lead ->> 'id' = ?`, bureauId],
      [`status = 'in-progress' and aside -> 'resolution' is not null`],
      [isNotAbout('?'), formerBureauIds],
    ],
    order: longestWaiting,
  };
}

/** Doubtful final replies that wait for the head of their bureau, a page at a time. */
@Injectable()
export class ListAwaitingHead {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(bureauId: string, staff: StaffMember, page: PageQuery): Promise<HeadsPage> {
    const reader = { staff, now: await this.clock.now() };
    return pageAlong(this.dataSource.manager, headsWalk(bureauId, staff), page, reader, onHeadsDesk);
  }
}

function onHeadsDesk(row: EntryRow): Omit<HeadsEntry, keyof Entry> {
  const { text = '', doubts = [] } = row.aside?.resolution ?? {};
  return { ...onQueue(row), text, doubts: [...doubts] };
}
