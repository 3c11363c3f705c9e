import type { Bureau } from '#contracts';
import { Cursor } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FollowUp } from '../handling/domain/follow-up.ts';
import { boundIn, type Condition, type Statement } from '../queue/walk.ts';
import { withinRegion } from '../queue/within-region.ts';
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

/** A walk along the index `follow_up_list`. Cases of other regions are passed over within the index. */
export function followUpsStatement({ region, limit, after }: FollowUpsQuery): Statement {
  const on = [isFollowedUp, ...withinRegion(region), ...(after === undefined ? [] : [beyond(after)])];
  return boundIn(
    (bound) =>
      `select id, number, subject, lead, since, version, aside -> 'followUp' as follow_up from "case"
       where ${on.map(bound).join(' and ')} order by ${firstDue} ${bound(['limit ?', limit + 1])}`,
  );
}

/** The predicate and the order of the index `follow_up_list`. */
export const isFollowedUp: Condition = [`status = 'resolved' and aside -> 'followUp' is not null`];
export const firstDue = `(aside #>> '{followUp,dueAt}') collate "C", id`;

function beyond(after: string): Condition {
  const { dueAt, id } = cursor.parse(after);
  return [`(${firstDue}) > (?::text, ?::uuid)`, dueAt, id];
}

/** Who is to be rung up, a page at a time. */
@Injectable()
export class ListFollowUps {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(query: FollowUpsQuery): Promise<FollowUpsPage> {
    const { limit } = query;
    const { text, parameters } = followUpsStatement(query);
    const found = await this.dataSource.query<FollowUpRow[]>(text, [...parameters]);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return { entries: rows.map(entryOf), next: last && cursor.print({ dueAt: last.follow_up.dueAt, id: last.id }) };
  }
}

export function entryOf({ number, subject, lead, since, version, follow_up }: FollowUpRow): FollowUpEntry {
  const { part, dueAt, missed } = follow_up;
  return { caseNumber: number, subject, lead, resolvedAt: since, part, dueAt, missed, version };
}
