import { Failure } from '#domain';
import { type CalendarYear, faultsOfYear } from '../domain/calendar-year.ts';
import type { CalendarYearBody } from './calendar.dto.ts';

/** @throws Failure not-found for what is no year that anybody could arrange */
export function yearIn(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new Failure('not-found', 'year-not-found', 'The year must be one from 2000 to 2099.');
}

/** @throws Failure not-found for what is no year; invalid naming the days that are wrong */
export function calendarYearIn(text: string, { status, source, days }: CalendarYearBody): CalendarYear {
  const year = yearIn(text);
  const fields = faultsOfYear({ year, days });
  if (fields.length > 0) throw new Failure('invalid', 'invalid-request', 'The year cannot be arranged so.', { fields });
  return { year, status, source, days: days.map(({ date, isWorked, name }) => ({ date, isWorked, name })) };
}
