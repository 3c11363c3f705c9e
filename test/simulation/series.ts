/** By what a year is told part by part. */
export const grains = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

const dayMs = 24 * 3_600_000;

/**
 * The first day of the part of a year that a day lies in, not before the year's own.
 * @param day `2022-12-31`
 */
export function startOf(grain: Grain, day: string, firstOfYear: string): string {
  const [year, month = ''] = day.split('-');
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return laterOf(mondayBefore(day), firstOfYear);
    case 'month':
      return `${year}-${month}-01`;
    case 'quarter':
      return `${year}-${String(Number(month) - ((Number(month) - 1) % 3)).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
    default:
      return grain satisfies never;
  }
}

function mondayBefore(day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return new Date(midnight - sinceMonday * dayMs).toISOString().slice(0, 10);
}

const laterOf = (one: string, other: string): string => (one > other ? one : other);
