import type { Entry } from './domain/entry.ts';
import type { EntryView } from './supervising.dto.ts';

/** An entry as its supervisors and its bureau see it. */
export function viewOfEntry(entry: Entry, now: Date): Pick<EntryView, keyof EntryView> {
  const { id, caseNumber, because, sourceId, why, supervisedBy, regionCode, bureau, dueAt, state, verdict } = entry;
  const { putBy, putAt, closedAt, closedBy, evidence, unsatisfiedReason, version } = entry;
  return {
    ...{ id, caseNumber, because, sourceId, why, supervisedBy, regionCode, bureau, dueAt, state, verdict },
    ...{ putBy, putAt, closedAt, closedBy, evidence, unsatisfiedReason, version },
    isOverdue: state !== 'closed' && dueAt <= now,
  };
}
