import { type LocalDay, localDayOf, momentIn, msIntoDay, msOfClockTime } from './local-day.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A stretch of a working day in which an office is open, `08:30` to `12:00`, by the clock of Asia/Shanghai. */
export interface OfficeHours {
  readonly opens: string;
  /** `24:00` is the end of the day. */
  readonly closes: string;
}

/** A stretch of a day, in milliseconds from midnight. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

/** The time in which an office works: its hours of the days that the calendar says are worked. Moments go in and come out in UTC. */
export class WorkingTime {
  readonly calendar: WorkingCalendar;
  readonly hours: readonly OfficeHours[];
  private readonly stretches: readonly Stretch[];

  /** @param hours in order, at least one stretch, none of them empty; @throws RangeError otherwise, as time would never pass */
  constructor(calendar: WorkingCalendar, hours: readonly OfficeHours[]) {
    this.calendar = calendar;
    this.hours = hours;
    this.stretches = hours.map(({ opens, closes }) => ({ from: msOfClockTime(opens), to: msOfClockTime(closes) }));
    const ends = [0, ...this.stretches.flatMap(({ from, to }) => [from, to])];
    const isInOrder = ends.every((end, index) => index === 0 || end >= (ends[index - 1] ?? 0));
    if (!isInOrder || !this.stretches.some(({ from, to }) => from < to))
      throw new RangeError('Office hours must be stretches of a day, one after another.');
  }

  /** When the office closes on a working day, in milliseconds from midnight. */
  get closesAt(): number {
    return this.stretches.at(-1)?.to ?? 0;
  }

  /** So many working days after a moment: its own day does not count, the last one ends when the office closes. */
  addDays(start: Date, days: number): Date {
    let day = localDayOf(start);
    for (let left = days; left > 0;) {
      day += 1;
      if (this.calendar.isWorked(day)) left -= 1;
    }
    return momentIn(day, this.closesAt);
  }

  /** The moment at which the office has worked so many milliseconds since the start. */
  addMs(start: Date, ms: number): Date {
    let left = ms;
    let begun = msIntoDay(start);
    for (let day = localDayOf(start); ; day += 1, begun = 0) {
      const worked = this.workedOn(day, begun, dayMs);
      if (left <= worked && worked > 0) return momentIn(day, this.reachedOn(begun, left));
      left -= worked;
    }
  }

  /** How many milliseconds the office works between two moments; 0 where the second is not later. */
  msBetween(start: Date, end: Date): number {
    const [lastDay, endOfLast] = [localDayOf(end), msIntoDay(end)];
    let sum = 0;
    let begun = msIntoDay(start);
    for (let day = localDayOf(start); day <= lastDay; day += 1, begun = 0)
      sum += this.workedOn(day, begun, day === lastDay ? endOfLast : dayMs);
    return sum;
  }

  /** How long the office works on a day between two times of that day. */
  private workedOn(day: LocalDay, begin: number, end: number): number {
    if (!this.calendar.isWorked(day)) return 0;
    let sum = 0;
    for (const { from, to } of this.stretches) sum += Math.max(0, Math.min(to, end) - Math.max(from, begin));
    return sum;
  }

  /** The time of a working day at which the office has worked so long since another time of it; it does work so long. */
  private reachedOn(begin: number, ms: number): number {
    let left = ms;
    for (const { from, to } of this.stretches) {
      const opened = Math.max(from, begin);
      if (opened < to && left <= to - opened) return opened + left;
      left -= Math.max(0, to - opened);
    }
    return this.closesAt;
  }
}
