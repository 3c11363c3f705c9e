import chineseDays from 'chinese-days';

const day = 24 * 3_600_000;
const shanghai = 8 * 3_600_000;
/** By the clock of Shanghai, at which offices close. */
const closes = 18 * 3_600_000;

const reckoned = new Map<string, Date>();

/**
 * When so many working days after a message are over: its own day does not count, the last ends when the office closes. Reckoned here day by
 * day, and not with the code that is judged by it; once for each day, as a year asks millions of times.
 */
export function workingDaysAfter(moment: Date, days: number): Date {
  const midnight = Math.floor((moment.getTime() + shanghai) / day) * day;
  const key = `${midnight} ${days}`;
  const known = reckoned.get(key) ?? lastDayAfter(midnight, days);
  reckoned.set(key, known);
  return known;
}

function lastDayAfter(from: number, days: number): Date {
  let midnight = from;
  for (let left = days; left > 0;) {
    midnight += day;
    if (chineseDays.isWorkday(new Date(midnight).toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(midnight + closes - shanghai);
}

/** Working days in which a citizen is to be spoken with, by the shipped policy. */
export const contactDays = 2;

/** Working days in which a case is to be resolved, by the shipped policy; thanks need no resolution. */
export function resolveDays(kind: string | undefined, isUrgent: boolean): number | undefined {
  if (kind === 'thanks') return undefined;
  if (isUrgent) return 3;
  return kind === 'inquiry' ? 5 : 15;
}
