import type { Bureau } from '#contracts';
import { bureausOf } from '#domain';
import { Clock, Cursor } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { actionsInEach } from '../handling/actions-in-each.ts';
import type { StateRow } from '../handling/case-row.ts';
import { callableFrom, type FollowUp } from '../handling/domain/follow-up.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { boundIn, type Condition, type Statement } from '../queue/walk.ts';
import { withinRegion } from '../queue/within-region.ts';
import type { FollowUpEntry, FollowUpsPage, FollowUpsQuery } from './follow-up.dto.ts';

interface FollowUpRow extends StateRow {
  readonly subject: string;
  readonly lead: Bureau;
  readonly follow_up: FollowUp;
}

const cursor = new Cursor({ dueAt: 'time', id: 'id' });

/** A walk along the index `follow_up_list`. Cases of other regions are passed over within the index. */
export function followUpsStatement(staff: StaffMember, { region, limit, after }: FollowUpsQuery): Statement {
  const on = [isFollowedUp, ...callableBy(staff, region), ...(after === undefined ? [] : [beyond(after)])];
  return boundIn(
    (bound) =>
      `select *, aside -> 'followUp' as follow_up from "case"
       where ${on.map(bound).join(' and ')} order by ${firstDue} ${bound(['limit ?', limit + 1])}`,
  );
}

/** The cases of a region whose citizens somebody may ring up: none that a bureau has resolved where they work. */
export function callableBy(staff: StaffMember, region: string): Condition[] {
  return [...withinRegion(region, staff), ['lead_id <> all(?::text[])', bureausOf(staff)]];
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
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(staff: StaffMember, query: FollowUpsQuery): Promise<FollowUpsPage> {
    const { limit } = query;
    const { text, parameters } = followUpsStatement(staff, query);
    const found = await this.dataSource.query<FollowUpRow[]>(text, [...parameters]);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const now = await this.clock.now();
    const actions = await actionsInEach(this.dataSource.manager, rows, { staff, now });
    return {
      entries: rows.map((row, index) => ({
        ...entryOf(row, row.follow_up, now),
        allowedActions: actions[index] ?? [],
      })),
      next: last && cursor.print({ dueAt: last.follow_up.dueAt, id: last.id }),
    };
  }
}

type Followed = Pick<FollowUpRow, 'number' | 'subject' | 'lead' | 'since' | 'version'>;

export function entryOf(
  { number, subject, lead, since, version }: Followed,
  followUp: FollowUp,
  now: Date,
): Omit<FollowUpEntry, 'allowedActions'> {
  const { part, dueAt, missed } = followUp;
  const callableAt = callableFrom(followUp, now);
  return { caseNumber: number, subject, lead, resolvedAt: since, part, dueAt, callableAt, missed, version };
}
