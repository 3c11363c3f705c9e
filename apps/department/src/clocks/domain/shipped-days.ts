import { type CalendarDay } from '#domain';
import chineseDays from 'chinese-days';
import { daysByLaw } from './days-by-law.ts';

const firstYear = 2019;
const source = '国务院办公厅放假安排（据 npm 包 chinese-days）';

/** The calendar as it is shipped: every year from 2019 on that the package `chinese-days` knows, and what is added to it. */
export function shippedDays(added: readonly CalendarDay[] = daysByLaw): CalendarDay[] {
  const packaged = daysOfPackage();
  const years = new Set(packaged.map(({ date }) => yearOf(date)));
  const additions = added.filter(({ date, status }) => status === 'published' || !years.has(yearOf(date)));
  return [...new Map([...packaged, ...additions].map((day) => [day.date, day])).values()];
}

function daysOfPackage(): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let year = firstYear; ; year += 1) {
    const ofYear = datesOf(year).flatMap(dayOfPackage);
    if (ofYear.length === 0) return days;
    days.push(...ofYear);
  }
}

/** The package names a day of a holiday, or one worked in its stead, in two languages: `National Day,国庆节,3`; any other by its weekday. */
function dayOfPackage(date: string): CalendarDay[] {
  const { work: isWorked, name } = chineseDays.getDayDetail(date);
  const [, chinese] = name.split(',');
  return chinese === undefined ? [] : [{ date, isWorked, name: nameOf(chinese), status: 'published', source }];
}

/** Some are called without their 节 there. */
const nameOf = (chinese: string): string => (/^(元旦|.*节)$/.test(chinese) ? chinese : `${chinese}节`);

function datesOf(year: number): string[] {
  const days = (Date.UTC(year + 1, 0) - Date.UTC(year, 0)) / 86_400_000;
  return Array.from({ length: days }, (_, index) => new Date(Date.UTC(year, 0, index + 1)).toISOString().slice(0, 10));
}

const yearOf = (date: string): string => date.slice(0, 4);
