import type { Bureau } from '#contracts';
import { bureausOf } from '#domain';
import { Clock, Cursor, type PageQuery } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import { actionsInEach } from '../handling/actions-in-each.ts';
import type { StateRow } from '../handling/case-row.ts';
import type { StaffMember } from '../handling/domain/who-may.ts';
import { isNotAbout } from '../handling/in-reach.ts';
import type { CoTaskEntry, CoTaskPage } from './co-handling.dto.ts';

interface TaskRow extends StateRow {
  readonly task_id: string;
  readonly asked_at: Date;
  readonly subject: string;
  readonly lead: Bureau;
  readonly task: string;
}

/**
 * A walk along the index `co_task_queue`. In a merged case nobody can do anything, so its tasks wait unseen until that is undone; a complaint about a bureau that was
 * merged into this one is still to be taken from it.
 */
const coTasksQuery = `
  select c.*, t.id as task_id, t.assigned_at as asked_at, t.task
  from (select * from co_task where bureau ->> 'id' = $1 and status = 'assigned'
          and (assigned_at, id) > ($2::timestamptz, $3::uuid)
          and exists (select from "case" where "case".id = co_task.case_id and "case".status <> 'merged' and ${isNotAbout('$5')})
        order by assigned_at, id limit $4) as t
  join "case" c on c.id = t.case_id order by t.assigned_at, t.id`;

const cursor = new Cursor({ since: 'time', id: 'id' });
const front = { since: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** What other bureaus ask of a bureau, a page at a time; who has waited longest comes first. */
@Injectable()
export class ListCoTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(bureauId: string, staff: StaffMember, { limit, after }: PageQuery): Promise<CoTaskPage> {
    const place = after === undefined ? front : cursor.parse(after);
    const parameters = [bureauId, place.since, place.id, limit + 1, bureausOf(staff)];
    const found = await this.dataSource.query<TaskRow[]>(coTasksQuery, parameters);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    const reader = { staff, now: await this.clock.now() };
    const actions = await actionsInEach(this.dataSource.manager, rows, reader);
    return {
      entries: rows.map((row, index) => ({ ...entryOf(row), allowedActions: actions[index] ?? [] })),
      next: last && cursor.print({ since: last.asked_at.toISOString(), id: last.task_id }),
    };
  }
}

function entryOf(row: TaskRow): Omit<CoTaskEntry, 'allowedActions'> {
  const { task_id: taskId, asked_at: since, number: caseNumber, subject, lead, task, version } = row;
  const clock = row.clocks.find(({ coTask }) => coTask?.taskId === taskId);
  return { taskId, caseNumber, subject, lead, task, since, clock: clock && viewOfClock(clock), version };
}
