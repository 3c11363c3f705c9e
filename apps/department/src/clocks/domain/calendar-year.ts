import { type CalendarDay, type FieldFault, WorkingCalendar } from '#domain';

/** The arrangement of one year, as it is published. */
export interface CalendarYear {
  readonly year: number;
  readonly status: CalendarDay['status'];
  /** Where it is known from: 国办发明电〔2026〕7号. */
  readonly source: string;
  /** Days that are not as their weekday says, or that are named. */
  readonly days: readonly Pick<CalendarDay, 'date' | 'isWorked' | 'name'>[];
}

/** How much is known of a year. */
export const yearStatuses = ['published', 'provisional', 'unknown'] as const;
export type YearStatus = (typeof yearStatuses)[number];

/** No year is without holidays: of one that has no days nobody has said them yet. */
export function statusOfYear(days: readonly Pick<CalendarDay, 'status'>[]): YearStatus {
  if (days.length === 0) return 'unknown';
  return days.every(({ status }) => status === 'published') ? 'published' : 'provisional';
}

/** The calendar with other days for one year. */
export function withYear(
  days: readonly CalendarDay[],
  { year, status, source, days: own }: CalendarYear,
): CalendarDay[] {
  return [...days.filter(({ date }) => yearOf(date) !== year), ...own.map((day) => ({ ...day, status, source }))];
}

/** What is wrong with the days of a year; the form of their fields is checked before. */
export function faultsOfYear({ year, days }: Pick<CalendarYear, 'year' | 'days'>): FieldFault[] {
  const faults = days.flatMap(({ date }, index) => {
    const field = `days[${index}].date`;
    if (yearOf(date) !== year) return [{ field, rule: 'of-the-year', message: `${field} must be a day of ${year}.` }];
    if (days.findIndex((other) => other.date === date) < index)
      return [{ field, rule: 'once', message: `${field} is there already.` }];
    return [];
  });
  return days.every(({ isWorked }) => isWorked) ? [...faults, withoutHolidays] : faults;
}

/** No year is: whoever leaves them out has not said them yet. */
const withoutHolidays = { field: 'days', rule: 'holidays', message: 'days must name the holidays of the year.' };

/** The dates that are worked by one of two calendars and not by the other. */
export function changedDates(before: readonly CalendarDay[], after: readonly CalendarDay[]): string[] {
  const [old, young] = [new WorkingCalendar(before), new WorkingCalendar(after)];
  const dates = new Set([...before, ...after].map(({ date }) => date));
  return [...dates].filter((date) => old.isWorkedOn(date) !== young.isWorkedOn(date)).toSorted();
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
