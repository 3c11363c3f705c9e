import { dateOfDay, dayOfDate, Failure, type LocalDay } from '#domain';

/** What cells are kept for; a quarter is three months, a week seven days. */
export const storedGrains = ['day', 'month', 'year'] as const;
export type StoredGrain = (typeof storedGrains)[number];

export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

/** The first day of the stored period that a day lies in, `2022-01-01`. */
export function periodOf(day: LocalDay, grain: StoredGrain): string {
  const date = dateOfDay(day);
  if (grain === 'day') return date;
  return grain === 'month' ? `${date.slice(0, 7)}-01` : `${date.slice(0, 4)}-01-01`;
}

/** Which cells together make a span of time. */
export interface StoredPeriods {
  readonly grain: StoredGrain;
  /** First days, in order. */
  readonly starts: readonly string[];
}

const mostParts = 366;

/**
 * The fewest cells that make the days from the first to the last: whole years, the whole months beside them, and the days that are left.
 * @param from first day, `2022-01-01`
 * @param until last day, itself counted
 * @throws Failure `invalid-request` for a span that is empty
 */
export function periodsOf(from: string, until: string): StoredPeriods[] {
  if (until < from) throw refused('until', 'after-from', 'until must not be earlier than from.');
  const starts: Record<StoredGrain, string[]> = { day: [], month: [], year: [] };
  for (let date = from; date <= until;) {
    const grain = (['year', 'month'] as const).find((each) => startsWhole(date, each, until)) ?? 'day';
    starts[grain].push(date);
    date = dateOfDay(dayOfDate(endOfPart(date, grain)) + 1);
  }
  return storedGrains.filter((grain) => starts[grain].length > 0).map((grain) => ({ grain, starts: starts[grain] }));
}

function startsWhole(date: string, grain: StoredGrain, until: string): boolean {
  return periodOf(dayOfDate(date), grain) === date && endOfPart(date, grain) <= until;
}

/** The parts of a span, each with its first and its last day: what a series has a point for. */
export function partsOf(from: string, until: string, grain: Grain): { from: string; until: string }[] {
  const parts: { from: string; until: string }[] = [];
  for (let start = from; start <= until;) {
    const next = endOfPart(start, grain);
    const end = next < until ? next : until;
    parts.push({ from: start, until: end });
    start = dateOfDay(dayOfDate(end) + 1);
    if (parts.length > mostParts) throw refused('grain', 'max-parts', `A series may have ${mostParts} parts at most.`);
  }
  return parts;
}

/** The last day of the week (which ends on Sunday), month, quarter or year that a day lies in. */
function endOfPart(date: string, grain: Grain): string {
  const day = dayOfDate(date);
  const [year, month] = date.split('-').map(Number) as [number, number];
  const lastOf = (endMonth: number) => new Date(Date.UTC(year, endMonth, 0)).toISOString().slice(0, 10);
  switch (grain) {
    case 'day':
      return date;
    case 'week':
      return dateOfDay(day + ((7 - new Date(`${date}T00:00:00Z`).getUTCDay()) % 7));
    case 'month':
      return lastOf(month);
    case 'quarter':
      return lastOf(Math.ceil(month / 3) * 3);
    case 'year':
      return lastOf(12);
    default:
      return grain satisfies never;
  }
}

function refused(field: string, rule: string, message: string): Failure {
  return new Failure('invalid', 'invalid-request', message, { fields: [{ field, rule, message }] });
}
