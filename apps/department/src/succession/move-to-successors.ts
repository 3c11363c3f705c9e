import { Clock, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Mergers } from '../directory/mergers.ts';
import { placedStatuses, routedStatuses } from '../handling/domain/case-state.ts';
import { lockCases } from '../handling/case-table.ts';
import { decide } from '../handling/domain/decide.ts';
import { concerns, type Merger } from '../handling/domain/succession.ts';
import { KeepChanges } from '../handling/keep-changes.ts';

/** Cases in one transaction: somebody may wait for one of them. */
const casesAtOnce = 200;

/**
 * 撤并: what is open at a bureau that was merged goes to its successor, as do complaints about it, some cases at a time. What is found is what is still to be done,
 * so it goes on wherever it was killed, and each case is moved once by however many instances; a case that comes to the old bureau later (it was at its end and
 * goes on, or the router had decided before) follows.
 */
@Injectable()
export class MoveToSuccessors {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mergers: Mergers,
    private readonly clock: Clock,
    private readonly changes: KeepChanges,
  ) {}

  /** Some cases of each merger. @returns whether there may be more */
  async round(): Promise<boolean> {
    let isMore = false;
    for (const merger of await this.mergers.all()) isMore = (await this.moveSome(merger)) || isMore;
    return isMore;
  }

  private moveSome(merger: Merger): Promise<boolean> {
    return transact(this.dataSource, async (manager) => {
      const ids = await concernedIds(manager, merger);
      if (ids.length === 0) return false;
      const now = await this.clock.now(manager);
      // Read again now that they are held: somebody else may have moved them.
      const moved = (await lockCases(manager, ids)).flatMap((before) => {
        const decision = concerns(merger, before) ? decide(before, { kind: 'succeed', ...merger }, now) : undefined;
        return decision?.outcome === 'carried-out' ? [{ ...decision, before }] : [];
      });
      await this.changes.keep(manager, moved);
      return moved.length > 0;
    });
  }
}

async function concernedIds(manager: EntityManager, { predecessor, successor }: Merger): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(concernedStatement, [predecessor.id, successor.id, casesAtOnce]);
  return rows.map(({ id }) => id);
}

const listOf = (statuses: readonly string[]): string => statuses.map((status) => `'${status}'`).join(', ');

/** Three walks, along `bureau_deadline`, `co_task_queue` and `complained_of`. @see concerns */
export const concernedStatement = `
  (select id from "case" where lead_id = $1 and status in (${listOf(placedStatuses)}) limit $3)
  union
  (select c.id from co_task t join "case" c on c.id = t.case_id and c.status in (${listOf(placedStatuses)})
   where t.bureau ->> 'id' = $1 and t.status = 'assigned' limit $3)
  union
  (select id from "case"
   where status in (${listOf(routedStatuses)}) and aside -> 'about' is not null
     and exists (select from json_array_elements(aside -> 'about') as named where named ->> 'id' = $1)
     and not exists (select from json_array_elements(aside -> 'about') as named where named ->> 'id' = $2) limit $3)`;
