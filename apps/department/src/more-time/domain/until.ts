import type { FieldFault } from '#domain';

const year = 366 * 24 * 60 * 60 * 1000;

/** What is wrong with the moment until which a case is to wait: it lies ahead, and within a year. */
export function faultsOfUntil(until: Date, now: Date): FieldFault[] {
  const ahead = until.getTime() - now.getTime();
  if (ahead > 0 && ahead <= year) return [];
  return [{ field: 'until', rule: 'within-a-year', message: 'until must lie ahead, and not more than a year.' }];
}
