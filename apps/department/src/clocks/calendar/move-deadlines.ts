import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ClockedCase, updateClocks } from '../clocked-cases.ts';
import { clockOnWire } from '../domain/clock-on-wire.ts';
import { movedDeadlines, moveClocks } from '../domain/move-clocks.ts';
import { Calendars } from './calendars.ts';

const casesAtOnce = 500;

interface Move {
  readonly version: number;
  readonly done_up_to: string;
  readonly begun_before: string | null;
}

/**
 * Moves the deadlines of what runs to a calendar that was changed: in the order of the cases, so many at a time that nobody waits long,
 * by one instance at a time and from where the last one left off.
 */
@Injectable()
export class MoveDeadlines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
    private readonly calendars: Calendars,
  ) {}

  /** @returns whether there is more to do at once */
  async round(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [move] = await manager.query<Move[]>(
        'select * from calendar_move order by version limit 1 for update skip locked',
      );
      if (!move || !(await othersHaveEnded(manager, move))) return false;
      const cases = await casesAfter(manager, move.done_up_to);
      await this.moveClocksOf(manager, cases);
      const last = cases.at(-1);
      if (last)
        await manager.query('update calendar_move set done_up_to = $1 where version = $2', [last.id, move.version]);
      else await manager.query('delete from calendar_move where version = $1', [move.version]);
      return true;
    });
  }

  private async moveClocksOf(manager: EntityManager, cases: readonly ClockedCase[]): Promise<void> {
    const calendar = await this.calendars.current(manager);
    const moved = cases.map((one) => ({ ...one, before: one.clocks, clocks: moveClocks(one.clocks, calendar) }));
    await updateClocks(manager, moved);
    const occurredAt = (await this.clock.now(manager)).toISOString();
    const told = moved.flatMap(({ id, number, before, clocks }) => {
      const deadlines = movedDeadlines(before, clocks).map(({ after }) => clockOnWire(after));
      return deadlines.length === 0 ? [] : [{ id, number, deadlines }];
    });
    await this.outbox.append(
      manager,
      told.map(({ id, number, deadlines }) => ({
        type: 'xinqiao.clock.deadlines-moved.v1',
        key: id,
        subject: number,
        payload: { caseId: id, caseNumber: number, clocks: deadlines, occurredAt },
      })),
    );
  }
}

/**
 * A transaction that read the calendar before the change was visible may yet start clocks by it, so moving waits until all that began before
 * this one have ended. Each of them has locked or written something before it read the calendar, so it has a number.
 */
async function othersHaveEnded(manager: EntityManager, { version, begun_before }: Move): Promise<boolean> {
  if (begun_before === null) {
    await manager.query('update calendar_move set begun_before = pg_current_xact_id() where version = $1', [version]);
    return false;
  }
  const [row] = await manager.query<[{ ended: boolean }]>(
    'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as ended',
    [begun_before],
  );
  return row.ended;
}

/** The next cases of which something runs or is still to be raised, held. */
async function casesAfter(manager: EntityManager, id: string): Promise<ClockedCase[]> {
  return manager.query(
    `select id, number, clocks from "case" where next_step_at is not null and id > $1 order by id limit $2 for update`,
    [id, casesAtOnce],
  );
}
