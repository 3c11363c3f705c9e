import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { statusOfYear } from '../domain/calendar-year.ts';
import { changesOf, currentVersion, daysOfVersion } from './calendar-table.ts';
import type { CalendarYearView } from './calendar.dto.ts';
import { yearIn } from './calendar-year-in.ts';

/** A year of the calendar as it holds, and its story. */
@Injectable()
export class ReadCalendar {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Failure not-found for what is no year */
  read(text: string): Promise<CalendarYearView> {
    const year = yearIn(text);
    return this.dataSource.transaction('REPEATABLE READ', (manager) => readYear(manager, year));
  }
}

export async function readYear(manager: EntityManager, year: number): Promise<CalendarYearView> {
  const version = await currentVersion(manager);
  const days = (await daysOfVersion(manager, version)).filter(({ date }) => date.startsWith(`${year}-`));
  const history = await changesOf(manager, year);
  return { year, version, status: statusOfYear(days), days, history: history.map(viewOf) };
}

function viewOf({ year: _, ...change }: Awaited<ReturnType<typeof changesOf>>[number]) {
  return { ...change, days: [...change.days] };
}
