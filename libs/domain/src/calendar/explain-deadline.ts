import { dateOfDay, type LocalDay, localDayOf, momentIn, msIntoDay, weekdayOf } from './local-day.ts';
import { type Additions, deadlineOf, endOfHours, type Term } from './term.ts';
import type { Pause } from './working-calendar.ts';
import type { WorkingTime } from './working-time.ts';

/** One day on the way to a deadline: whether it counted, and why, in Chinese that a citizen could read. */
export interface ReckonedDay {
  /** `2023-10-08`, by the calendar of Asia/Shanghai. */
  readonly date: string;
  readonly isCounted: boolean;
  readonly text: string;
}

/** How a deadline came about, line by line from the start to the end, which the last one says. */
export function explainDeadline(start: Date, term: Term, time: WorkingTime, additions: Additions = {}): ReckonedDay[] {
  const deadline = deadlineOf(start, term, time, additions);
  if (term.unit === 'working-days') return workingDays(start, deadline, time, '起算');
  const { extensionDays = 0, pauses = [] } = additions;
  const own = endOfHours(start, term, time, additions);
  const ends = extensionDays === 0 ? '到期' : '计满';
  const hours =
    term.unit === 'working-hours'
      ? workingHours(start, own, time, ends)
      : naturalHours(start, own, { hours: term.amount, pauses, ends });
  return extensionDays === 0
    ? hours
    : [...hours, ...workingDays(own, deadline, time, `起延长${extensionDays}个工作日`)];
}

/** @param begins what the first day says of the moment from which they are counted */
function workingDays(start: Date, deadline: Date, time: WorkingTime, begins: string): ReckonedDay[] {
  const first = localDayOf(start);
  let counted = 0;
  return daysBetween(start, deadline).map((day) => {
    const { isWorked, why, isProvisional } = time.calendar.reasonOf(day);
    if (day === first) return line(day, false, `${clockTimeOf(start)}${begins}，当日不计入`);
    if (!isWorked) return line(day, false, `${why}，不计入${caveat(isProvisional)}`);
    counted += 1;
    const end = day === lastDayOf(deadline) ? `，${endOf(deadline)}下班时到期` : '';
    return line(day, true, `${why}，第${counted}个工作日${end}${caveat(isProvisional)}`);
  });
}

function workingHours(start: Date, deadline: Date, time: WorkingTime, ends: string): ReckonedDay[] {
  return daysBetween(start, deadline).map((day) => {
    const { isWorked, why, isProvisional } = time.calendar.reasonOf(day);
    if (!isWorked) return line(day, false, `${why}，不计入${caveat(isProvisional)}`);
    const worked = workedOn(day, start, deadline, time);
    const end = day === lastDayOf(deadline) ? `，${endOf(deadline)}${ends}` : '';
    if (worked === 0) return line(day, false, `${why}，已过下班时间，不计入${caveat(isProvisional)}`);
    return line(day, true, `${why}，计${inWords(worked)}${end}${caveat(isProvisional)}`);
  });
}

interface NaturalHours {
  readonly hours: number;
  readonly pauses: readonly Pause[];
  readonly ends: string;
}

/** One line for all of them, and one for each pause before their end. */
function naturalHours(start: Date, deadline: Date, { hours, pauses, ends }: NaturalHours): ReckonedDay[] {
  const counted = line(localDayOf(start), true, `${clockTimeOf(start)}起按自然时间计${hours}小时（不分昼夜和节假日）`);
  const paused = pauses.filter(({ from }) => from < deadline).map(pauseLine);
  const lines = [counted, ...paused];
  const end = `，${momentInChinese(deadline)}${ends}`;
  return lines.map((each, index) => (index === lines.length - 1 ? { ...each, text: each.text + end } : each));
}

function pauseLine({ from, until }: Pause): ReckonedDay {
  const text = `${clockTimeOf(from)}起停止计时，${momentInChinese(until)}恢复，顺延${inWords(until.getTime() - from.getTime())}`;
  return line(localDayOf(from), false, text);
}

function workedOn(day: LocalDay, start: Date, deadline: Date, time: WorkingTime): number {
  const [begin, end] = [momentIn(day, 0), momentIn(day + 1, 0)];
  return time.msBetween(start > begin ? start : begin, deadline < end ? deadline : end);
}

function daysBetween(start: Date, deadline: Date): LocalDay[] {
  const first = localDayOf(start);
  return Array.from({ length: lastDayOf(deadline) - first + 1 }, (_, index) => first + index);
}

/** What ends at midnight ends on the day before. */
const lastDayOf = (deadline: Date): LocalDay => localDayOf(new Date(deadline.getTime() - 1));

function line(day: LocalDay, isCounted: boolean, text: string): ReckonedDay {
  return { date: dateOfDay(day), isCounted, text: `${inChinese(day)}：${text}` };
}

/** A year that the State Council has not published is said to be so. */
const caveat = (isProvisional: boolean): string => (isProvisional ? '（该年放假安排尚未公布，暂按此推算）' : '');

function inChinese(day: LocalDay): string {
  const [year, month, date] = dateOfDay(day).split('-').map(Number);
  return `${year}年${month}月${date}日（星期${'日一二三四五六'.charAt(weekdayOf(day))}）`;
}

/** As {@link endOf} says it, with its day. */
const momentInChinese = (moment: Date): string => inChinese(lastDayOf(moment)) + endOf(moment);

const clockTimeOf = (moment: Date): string => inClockTime(msIntoDay(moment));

/** `18:00`; midnight is 24:00 of the day before. */
const endOf = (deadline: Date): string => inClockTime(deadline.getTime() - momentIn(lastDayOf(deadline), 0).getTime());

function inClockTime(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function inWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours}小时` : '', rest > 0 || hours === 0 ? `${rest}分钟` : ''].join('');
}
