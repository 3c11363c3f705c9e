import type { PageQuery } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AsideOfCase } from '../handling/domain/case-state.ts';
import { queueEntryOf, type QueueRow } from './list-queue.ts';
import { longestWaiting } from './order.ts';
import type { HeadsEntry, HeadsPage } from './queue.dto.ts';
import { pageAlong, type WalkOf } from './walk.ts';

interface HeadsRow extends QueueRow {
  readonly aside: Partial<AsideOfCase> | null;
}

/** Along the index `heads_desk`. */
export function headsWalk(bureauId: string): WalkOf<HeadsRow> {
  return {
    on: [[`lead ->> 'id' = ?`, bureauId], [`status = 'in-progress' and aside -> 'resolution' is not null`]],
    order: longestWaiting,
    columns: ['handler', 'aside'],
  };
}

/** Doubtful final replies that wait for the head of their bureau, a page at a time. */
@Injectable()
export class ListAwaitingHead {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  list(bureauId: string, page: PageQuery): Promise<HeadsPage> {
    return pageAlong(this.dataSource.manager, headsWalk(bureauId), page, headsEntryOf);
  }
}

function headsEntryOf(row: HeadsRow): HeadsEntry {
  const { text = '', doubts = [] } = row.aside?.resolution ?? {};
  return Object.assign(queueEntryOf(row), { text, doubts: [...doubts] });
}
