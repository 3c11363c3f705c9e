import type { Merger } from '#domain';
import { isTransient } from '#messaging';
import { Clock, Mergers, PinoLogger, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { placedStatuses, routedStatuses } from '../handling/domain/case-state.ts';
import { lockCases } from '../handling/case-table.ts';
import { decide } from '../handling/domain/decide.ts';
import { concerns } from '../handling/domain/succession.ts';
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
    private readonly logger: PinoLogger,
  ) {}

  /** Some cases of each merger. @returns whether there may be more */
  async round(): Promise<boolean> {
    let isMore = false;
    for (const merger of await this.withWork()) isMore = (await this.tryToMoveSome(merger)) || isMore;
    return isMore;
  }

  /** The mergers that concern any case. */
  private async withWork(): Promise<Merger[]> {
    const mergers = await this.mergers.all();
    if (mergers.length === 0) return [];
    const [predecessors, successors] = [
      mergers.map((one) => one.predecessor.id),
      mergers.map((one) => one.successor.id),
    ];
    const rows = await this.dataSource.query<{ predecessor: string }[]>(withWorkStatement, [predecessors, successors]);
    const found = new Set(rows.map(({ predecessor }) => predecessor));
    return mergers.filter(({ predecessor }) => found.has(predecessor.id));
  }

  /** What keeps the cases of one bureau from being moved keeps no other's. */
  private async tryToMoveSome(merger: Merger): Promise<boolean> {
    try {
      return await this.moveSome(merger);
    } catch (error) {
      if (isTransient(error)) throw error;
      const [predecessor, successor] = [merger.predecessor.id, merger.successor.id];
      this.logger.error(
        { err: error, predecessor, successor },
        'Cases of a merged bureau could not be moved to its successor',
      );
      return false;
    }
  }

  private moveSome(merger: Merger): Promise<boolean> {
    return transact(this.dataSource, async (manager) => {
      const ids = await concernedIds(manager, merger);
      if (ids.length === 0) return false;
      const now = await this.clock.now(manager);
      const successorRegionName = await regionNameOf(manager, merger.successor.id);
      // Read again now that they are held: somebody else may have moved them.
      const moved = (await lockCases(manager, ids)).flatMap((before) => {
        const decision = concerns(merger, before)
          ? decide(before, { kind: 'succeed', ...merger, successorRegionName }, now)
          : undefined;
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

/** What the Region of a bureau is called; undefined where it has not been announced yet. */
async function regionNameOf(manager: EntityManager, bureauId: string): Promise<string | undefined> {
  const [row] = await manager.query<{ name: string | null }[]>('select region_name as name from bureau where id = $1', [
    bureauId,
  ]);
  return row?.name ?? undefined;
}

const listOf = (statuses: readonly string[]): string => statuses.map((status) => `'${status}'`).join(', ');

/** Three walks, along `bureau_deadline`, `helped_by` and `complained_of`, of so many cases each. @see concerns */
const concerned = (predecessor: string, successor: string, limit: string): string => `
  (select id from "case" where lead_id = ${predecessor} and status in (${listOf(placedStatuses)})
   order by due_at, id limit ${limit})
  union
  (select id from "case"
   where status in (${listOf(placedStatuses)}) and co_handling::text <> '[]' and ${names('co_handling', predecessor)}
   limit ${limit})
  union
  (select id from "case"
   where status in (${listOf(routedStatuses)}) and aside -> 'about' is not null
     and ${names("(aside -> 'about')", predecessor)} and not ${names("(aside -> 'about')", successor)}
   limit ${limit})`;

/** That a list of bureaus has this one in it. */
function names(list: string, id: string): string {
  return `${list}::jsonb @> jsonb_build_array(jsonb_build_object('id', ${id}::text))`;
}

export const concernedStatement = concerned('$1', '$2', '$3');

/** Of many mergers at once, as nearly all of them have nothing to move any more. */
export const withWorkStatement = `
  select predecessor from unnest($1::text[], $2::text[]) as merger (predecessor, successor)
  where exists (${concerned('predecessor', 'successor', '1')})`;
