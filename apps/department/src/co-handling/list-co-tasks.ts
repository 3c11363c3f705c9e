import type { Bureau } from '#contracts';
import { Cursor, type PageQuery } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { viewOfClock } from '../clocks/case-clocks.dto.ts';
import type { CaseClock } from '../clocks/domain/case-clock.ts';
import type { CoTaskEntry, CoTaskPage } from './co-handling.dto.ts';

interface TaskRow {
  id: string;
  since: Date;
  number: string;
  subject: string;
  lead: Bureau;
  task: string;
  version: number;
  clocks: CaseClock[];
}

/** A walk along the index `co_task_queue`. In a merged case nobody can do anything, so its tasks wait unseen until that is undone. */
const coTasksQuery = `
  select t.id, t.assigned_at as since, c.number, c.subject, c.lead, t.task, c.version, c.clocks
  from (select * from co_task where bureau ->> 'id' = $1 and status = 'assigned'
          and (assigned_at, id) > ($2::timestamptz, $3::uuid)
          and not exists (select from "case" where "case".id = co_task.case_id and "case".status = 'merged')
        order by assigned_at, id limit $4) as t
  join "case" c on c.id = t.case_id order by t.assigned_at, t.id`;

const cursor = new Cursor({ since: 'time', id: 'id' });
const front = { since: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** What other bureaus ask of a bureau, a page at a time; who has waited longest comes first. */
@Injectable()
export class ListCoTasks {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure invalid for an `after` that no page gave */
  async list(bureauId: string, { limit, after }: PageQuery): Promise<CoTaskPage> {
    const place = after === undefined ? front : cursor.parse(after);
    const found = await this.dataSource.query<TaskRow[]>(coTasksQuery, [bureauId, place.since, place.id, limit + 1]);
    const rows = found.slice(0, limit);
    const last = found.length > limit ? rows.at(-1) : undefined;
    return {
      entries: rows.map(entryOf),
      next: last && cursor.print({ since: last.since.toISOString(), id: last.id }),
    };
  }
}

function entryOf({ id: taskId, number: caseNumber, clocks, ...row }: TaskRow): CoTaskEntry {
  const clock = clocks.find(({ coTask }) => coTask?.taskId === taskId);
  return { taskId, caseNumber, ...row, clock: clock && viewOfClock(clock) };
}
