/**
 * Days and times by the clock of Asia/Shanghai, which is eight hours ahead of UTC all year round (since 1992). Moments are
 * kept in UTC; only here do they become local ones.
 */

/** A day of Asia/Shanghai: how many days after 1 January 1970 it is. */
export type LocalDay = number;

const dayMs = 86_400_000;
const aheadMs = 8 * 3_600_000;
const weekdayOfFirst = 4;

/** The local day that a moment belongs to. */
export function localDayOf(moment: Date): LocalDay {
  return Math.floor((moment.getTime() + aheadMs) / dayMs);
}

/** How long a local day has lasted at that moment, in milliseconds. */
export function msIntoDay(moment: Date): number {
  return moment.getTime() + aheadMs - localDayOf(moment) * dayMs;
}

/** The moment at which a local day has lasted so long. */
export function momentIn(day: LocalDay, ms: number): Date {
  return new Date(day * dayMs - aheadMs + ms);
}

/** @param date `2023-10-08` */
export function dayOfDate(date: string): LocalDay {
  return Date.parse(date) / dayMs;
}

/** @returns `2023-10-08` */
export function dateOfDay(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The local day of a moment as a citizen reads it, without its year: `12月1日`. */
export function monthAndDayOf(moment: Date): string {
  const [, month, date] = dateOfDay(localDayOf(moment)).split('-').map(Number);
  return `${month}月${date}日`;
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: LocalDay): number {
  return (((day + weekdayOfFirst) % 7) + 7) % 7;
}

/** Milliseconds from midnight to a time of day such as `08:30`; up to `24:00`. */
export function msOfClockTime(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}
