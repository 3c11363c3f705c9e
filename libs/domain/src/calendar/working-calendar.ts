import { dateOfDay, dayOfDate, type LocalDay, localDayOf, weekdayOf } from './local-day.ts';

/** A day that is not as its weekday says, or that is named: a day of a statutory holiday, or one that is worked in its stead. */
export interface CalendarDay {
  /** `2023-10-08`, by the calendar of Asia/Shanghai. */
  readonly date: string;
  readonly isWorked: boolean;
  /** Of the holiday that it belongs to, in Chinese: 国庆节. */
  readonly name: string;
  /** `provisional` until the State Council has published the arrangement of its year. */
  readonly status: 'published' | 'provisional';
  /** Where it is known from. */
  readonly source: string;
}

/** Whether a day is worked, and why. */
export interface DayReason {
  readonly isWorked: boolean;
  /** In Chinese: 国庆节放假, 国庆节调休上班, 周末, 照常上班, 挂起. */
  readonly why: string;
  /** Whether it may yet come otherwise: nobody has published the arrangement of its year. */
  readonly isProvisional: boolean;
}

/** A time in which something stood still: from when, and when it went on. */
export interface Pause {
  readonly from: Date;
  readonly until: Date;
}

/**
 * China's working days: Monday to Friday without the statutory holidays, and the make-up days that are worked in their stead. In a
 * year that it has no days of, only weekends are free, and all of it is provisional.
 */
export class WorkingCalendar {
  private readonly days: ReadonlyMap<LocalDay, CalendarDay>;
  private readonly publishedYears: ReadonlySet<string>;
  private readonly pauses: readonly Pause[];

  /** @param pauses of what this calendar is for; see {@link without} */
  constructor(days: readonly CalendarDay[], pauses: readonly Pause[] = []) {
    this.days = new Map(days.map((day) => [dayOfDate(day.date), day]));
    this.publishedYears = new Set(days.filter(({ status }) => status === 'published').map(({ date }) => yearOf(date)));
    this.pauses = pauses;
  }

  /**
   * The calendar for something that stood still at times. Whole days count: the one on which it came to stand still does, all that follow
   * up to the one on which it went on do not.
   */
  without(pauses: readonly Pause[]): WorkingCalendar {
    return new WorkingCalendar([...this.days.values()], pauses);
  }

  isWorked(day: LocalDay): boolean {
    return this.isWorkedByLaw(day) && !this.isPaused(day);
  }

  private isPaused(day: LocalDay): boolean {
    return this.pauses.some(({ from, until }) => localDayOf(from) < day && day <= localDayOf(until));
  }

  private isWorkedByLaw(day: LocalDay): boolean {
    const known = this.days.get(day);
    return known ? known.isWorked : !isWeekend(day);
  }

  /** @param date `2023-10-08` */
  isWorkedOn(date: string): boolean {
    return this.isWorked(dayOfDate(date));
  }

  reasonOf(day: LocalDay): DayReason {
    const byLaw = this.reasonByLaw(day);
    return byLaw.isWorked && this.isPaused(day) ? { ...byLaw, isWorked: false, why: '挂起' } : byLaw;
  }

  private reasonByLaw(day: LocalDay): DayReason {
    const known = this.days.get(day);
    const isProvisional = known ? known.status === 'provisional' : !this.publishedYears.has(yearOf(dateOfDay(day)));
    if (known)
      return { isWorked: known.isWorked, why: known.name + (known.isWorked ? '调休上班' : '放假'), isProvisional };
    return { isWorked: !isWeekend(day), why: isWeekend(day) ? '周末' : '照常上班', isProvisional };
  }

  /** The last day up to which every year has been published, `2026-12-31`; undefined where none has. */
  get publishedUntil(): string | undefined {
    const [first] = [...this.publishedYears].toSorted();
    if (first === undefined) return undefined;
    let year = Number(first);
    while (this.publishedYears.has(String(year + 1))) year += 1;
    return `${year}-12-31`;
  }
}

/** Whether what has been published ends within so many days, or has ended: somebody must bring the calendar up to date. */
export function endsWithin(calendar: WorkingCalendar, days: number, now: Date): boolean {
  const { publishedUntil } = calendar;
  return publishedUntil === undefined || dayOfDate(publishedUntil) - localDayOf(now) < days;
}

const isWeekend = (day: LocalDay): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

const yearOf = (date: string): string => date.slice(0, 4);
