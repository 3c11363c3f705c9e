import type { Bureau } from '#contracts';
import { Cursor } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FollowUp } from '../handling/domain/follow-up.ts';
import { subtree } from '../queue/subtree.ts';
import type { FollowUpEntry, FollowUpsPage, FollowUpsQuery } from './follow-up.dto.ts';

export interface FollowUpRow {
  id: string;
  number: string;
  subject: string;
  lead: Bureau;
  since: Date;
  version: number;
  follow_up: FollowUp;
}

const cursor = new Cursor({ dueAt: 'time', id: 'id' });
const front = { dueAt: '', id: '00000000-0000-0000-0000-000000000000' };

/** A walk along the index `follow_up_list`. Cases of other regions are passed over within the index. */
export const followUpsQuery = `
  select id, number, subject, lead, since, version, aside -> 'followUp' as follow_up from "case"
  where status = 'resolved' and aside -> 'followUp' is not null
    and ((aside #>> '{followUp,dueAt}') collate "C", id) > ($1::text, $2::uuid)
    and ($3::text is null or (region_code >= $3 and region_code < $4))
  order by (aside #>> '{followUp,dueAt}') collate "C", id limit $5`;

/** Who is to be rung up, a page at a time. */
@Injectable()
export class ListFollowUps {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list({ region, limit, after }: FollowUpsQuery): Promise<FollowUpsPage> {
    const { dueAt, id } = after === undefined ? front : cursor.parse(after);
    const found = await this.dataSource.query<FollowUpRow[]>(followUpsQuery, [
      dueAt,
      id,
      ...subtree(region),
      limit + 1,
    ]);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { entries: rows.map(entryOf), next: last && cursor.print({ dueAt: last.follow_up.dueAt, id: last.id }) };
  }
}

export function entryOf({ number, subject, lead, since, version, follow_up }: FollowUpRow): FollowUpEntry {
  const { part, dueAt, missed } = follow_up;
  return { caseNumber: number, subject, lead, resolvedAt: since, part, dueAt, missed, version };
}
