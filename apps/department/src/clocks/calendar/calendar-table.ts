import type { CalendarDay } from '#domain';
import type { EntityManager } from 'typeorm';
import { type CalendarYear, withYear } from '../domain/calendar-year.ts';
import { shippedDays } from '../domain/shipped-days.ts';

/** SQL for the version of the calendar that holds; 1 is what is shipped. */
export const calendarVersion = 'select coalesce(max(version), 1) from calendar_change';

/** What an administrator has said of a year, and which version of the calendar came of it. */
export interface CalendarChange extends CalendarYear {
  readonly version: number;
  /** Opaque subject. */
  readonly staff: string;
  readonly reason: string;
  readonly changedAt: Date;
}

const columns = 'version, year, status, source, days, staff, reason, changed_at as "changedAt"';

export async function currentVersion(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<[{ version: number }]>(`select (${calendarVersion}) as version`);
  return row.version;
}

/** All days of the calendar as it was in that version. */
export async function daysOfVersion(manager: EntityManager, version: number): Promise<CalendarDay[]> {
  const changes = await manager.query<CalendarChange[]>(
    `select distinct on (year) ${columns} from calendar_change where version <= $1 order by year, version desc`,
    [version],
  );
  return changes.reduce(withYear, shippedDays());
}

/** What has been said of a year, newest first. */
export async function changesOf(manager: EntityManager, year: number): Promise<CalendarChange[]> {
  return manager.query<CalendarChange[]>(
    `select ${columns} from calendar_change where year = $1 order by version desc`,
    [year],
  );
}

/**
 * Adds a change, and the work of moving deadlines that it leaves.
 * @returns whether it is in: not where somebody else has made this version, or a later one
 */
export async function addChange(manager: EntityManager, change: CalendarChange): Promise<boolean> {
  const { version, year, status, source, days, staff, reason, changedAt } = change;
  const added = await manager.query<unknown[]>(
    `insert into calendar_change (version, year, status, source, days, staff, reason, changed_at)
     select $1, $2, $3, $4, $5, $6, $7, $8 where $1 = 1 + (${calendarVersion}) on conflict do nothing returning version`,
    [version, year, status, source, JSON.stringify(days), staff, reason, changedAt],
  );
  if (added.length === 0) return false;
  await manager.query(
    `insert into calendar_move (version, done_up_to) values ($1, '00000000-0000-0000-0000-000000000000')`,
    [version],
  );
  return true;
}
