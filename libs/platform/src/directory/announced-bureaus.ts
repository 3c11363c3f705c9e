import type { BureauRecord } from '#contracts';
import type { CaseEvent } from '../events.ts';

/** What routing announces of its directory, one bureau or many at once. */
export const directoryEventTypes = ['xinqiao.bureau.changed.v1', 'xinqiao.bureaus.published.v1'] as const;

export type DirectoryEvent = CaseEvent<(typeof directoryEventTypes)[number]>;

/** All that these events announce, in their order. */
export function announcedBureaus(events: readonly DirectoryEvent[]): BureauRecord[] {
  return events.flatMap(({ payload }) => ('bureaus' in payload ? payload.bureaus : [payload]));
}

/** Of each bureau the highest version among these; of equal ones what was said last, which may hold what a release before did not say. */
export function newestOfEach(bureaus: readonly BureauRecord[]): BureauRecord[] {
  const newest = new Map<string, BureauRecord>();
  for (const bureau of bureaus) {
    const known = newest.get(bureau.id);
    if (!known || known.version <= bureau.version) newest.set(bureau.id, bureau);
  }
  return [...newest.values()];
}
