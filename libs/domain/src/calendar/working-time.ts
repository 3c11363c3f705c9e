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

/** The time in which an office works: its hours of the days that the calendar says are worked. Moments go in and come out in UTC. */
export class WorkingTime {
  readonly calendar: WorkingCalendar;
  private readonly stretches: readonly Stretch[];

  /** @param hours in order, at least one stretch, none of them empty; @throws RangeError otherwise, as time would never pass */
  constructor(calendar: WorkingCalendar, hours: readonly OfficeHours[]) {
    this.calendar = calendar;
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
    for (let day = localDayOf(start); ; day += 1) {
      for (const { from, to } of this.openedAfter(start, day)) {
        if (left <= to - from) return momentIn(day, from + left);
        left -= to - from;
      }
    }
  }

  /** How many milliseconds the office works between two moments; 0 where the second is not later. */
  msBetween(start: Date, end: Date): number {
    const [lastDay, endOfLast] = [localDayOf(end), msIntoDay(end)];
    let sum = 0;
    for (let day = localDayOf(start); day <= lastDay; day += 1)
      for (const { from, to } of this.openedAfter(start, day))
        sum += Math.max(0, (day === lastDay ? Math.min(to, endOfLast) : to) - from);
    return sum;
  }

  /** What is left of the office's hours on a day after a moment. */
  private openedAfter(start: Date, day: LocalDay): readonly Stretch[] {
    if (!this.calendar.isWorked(day)) return [];
    if (day > localDayOf(start)) return this.stretches;
    const begun = msIntoDay(start);
    return this.stretches.filter(({ to }) => to > begun).map(({ from, to }) => ({ from: Math.max(from, begun), to }));
  }
}
