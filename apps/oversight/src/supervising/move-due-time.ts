import type { EntityManager } from 'typeorm';
import { remindNoMore, remindOf } from '../reminding/reminder-table.ts';
import { dueOf, type Entry } from './domain/entry.ts';
import { addNotes, saveEntries } from './entry-table.ts';

/** Another due date of an entry, who sets it, and why. */
interface DueTime extends Pick<Entry, 'dueAt'> {
  readonly setBy: string;
  readonly why: string;
}

/** Gives an open entry, which the caller holds, another due date: it is noted, and reminded of anew. @returns the entry as it is now */
export async function moveDueTime(
  manager: EntityManager,
  held: Entry,
  { dueAt, setBy: saidBy, why: text }: DueTime,
  now: Date,
): Promise<Entry> {
  const entry = { ...held, dueAt, version: held.version + 1 };
  await saveEntries(manager, [entry]);
  await addNotes(manager, [{ entryId: entry.id, kind: 'due-changed', saidBy, text, saidAt: now }]);
  await remindNoMore(manager, 'supervision-entry', entry.id);
  await remindOf(manager, [dueOf(entry)], now);
  return entry;
}
