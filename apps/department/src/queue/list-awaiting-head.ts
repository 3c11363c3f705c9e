import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AsideOfCase } from '../handling/domain/case-state.ts';
import { entryOf as queueEntryOf, type QueueRow } from './list-queue.ts';
import { pageOf, placeAfter } from './page.ts';
import type { HeadsEntry, HeadsPage } from './queue.dto.ts';
import { PageQuery } from '#platform';

interface HeadsRow extends QueueRow {
  aside: Partial<AsideOfCase> | null;
}

/** A walk along the index `heads_desk`. */
export const headsQuery = `
  select id, number, subject, kind, matter, urgent, status, since, version, clocks, aside from "case"
  where lead ->> 'id' = $1 and status = 'in-progress' and aside -> 'resolution' is not null
    and ((not urgent), since, id) > ($2::boolean, $3::timestamptz, $4::uuid)
  order by (not urgent), since, id limit $5`;

/** Doubtful final replies that wait for the head of their bureau, a page at a time. */
@Injectable()
export class ListAwaitingHead {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(bureauId: string, { limit, after }: PageQuery): Promise<HeadsPage> {
    const { isUrgent, since, id } = placeAfter(after);
    const found = await this.dataSource.query<HeadsRow[]>(headsQuery, [bureauId, !isUrgent, since, id, limit + 1]);
    const { rows, next } = pageOf(found, limit);
    return { entries: rows.map(entryOf), next };
  }
}

function entryOf(row: HeadsRow): HeadsEntry {
  const { text = '', doubts = [] } = row.aside?.resolution ?? {};
  return Object.assign(queueEntryOf(row), { text, doubts: [...doubts] });
}
