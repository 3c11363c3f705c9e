import type { CaseEvents } from '#contracts';
import type { EventDraft } from '#messaging';
import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { updateClocks } from '../clocked-cases.ts';
import type { CaseClock } from '../domain/case-clock.ts';
import { clockOnWire } from '../domain/clock-on-wire.ts';
import { movedDeadlines, moveClocks } from '../domain/move-clocks.ts';
import { clockedColumns, type ClockedRow, raisedIn } from '../step-announcement.ts';
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

  /** What has fallen due by the calendar as it was is raised first: it was due, whether somebody had looked or not. */
  private async moveClocksOf(manager: EntityManager, rows: readonly ClockedRow[]): Promise<void> {
    const calendar = await this.calendars.current(manager);
    const now = await this.clock.now(manager);
    const moved = rows.map((row) => {
      const { clocks: before, announced } = raisedIn(row, now);
      const clocks = moveClocks(before, calendar);
      return { id: row.id, clocks, announced: [...announced, ...moveAnnounced(row, before, clocks, now)] };
    });
    await updateClocks(manager, moved);
    await this.outbox.append(
      manager,
      moved.flatMap(({ announced }) => announced),
    );
  }
}

function moveAnnounced(
  { id: caseId, number: caseNumber }: ClockedRow,
  before: readonly CaseClock[],
  after: readonly CaseClock[],
  now: Date,
): EventDraft<CaseEvents>[] {
  const clocks = movedDeadlines(before, after).map((moved) => clockOnWire(moved.after));
  if (clocks.length === 0) return [];
  const payload = { caseId, caseNumber, clocks, occurredAt: now.toISOString() };
  return [{ type: 'xinqiao.clock.deadlines-moved.v1', key: caseId, subject: caseNumber, payload }];
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
async function casesAfter(manager: EntityManager, id: string): Promise<ClockedRow[]> {
  return manager.query(
    `select ${clockedColumns} from "case" where next_step_at is not null and id > $1 order by id limit $2 for update`,
    [id, casesAtOnce],
  );
}
