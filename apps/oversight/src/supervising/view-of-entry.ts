import type { Entry } from './domain/entry.ts';
import type { EntryView } from './supervising.dto.ts';

/** An entry as its supervisors and its bureau see it. */
export function viewOfEntry(entry: Entry, now: Date): EntryView {
  const { caseId: _id, bureauIsNamed: _named, caseVersion: _version, ...shown } = entry;
  return { ...shown, isOverdue: entry.state !== 'closed' && entry.dueAt <= now };
}
