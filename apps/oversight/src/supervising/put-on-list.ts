import type { Bureau } from '#contracts';
import type { Merger } from '#domain';
import { CaseOutbox, readMergers } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { remindOf } from '../reminding/reminder-table.ts';
import { enteredAnnouncement } from './announcements.ts';
import { dueOf, type Entry, settlerIn, standingIn } from './domain/entry.ts';
import { addNotes, insertEntry, lockEntriesOf } from './entry-table.ts';
import { moveDueTime } from './move-due-time.ts';

/** What puts a case on the supervision list. */
export interface Listing extends Pick<Entry, 'because' | 'sourceId' | 'why' | 'supervisedBy' | 'dueAt' | 'putBy'> {
  /** Who is to settle it; whoever leads the case where nobody is named. */
  readonly bureau?: Bureau;
  /** Whether a case that the region follows already is to be settled by then, too, if that is earlier. */
  readonly hastens?: boolean;
}

/** Puts a case on the supervision list (督办清单): by hand, by an instruction, by an escalation. */
@Injectable()
export class PutOnList {
  constructor(private readonly outbox: CaseOutbox) {}

  /**
   * A case that the same region follows already has one entry, and is noted in it to have been named again; its due date only ever comes nearer by this,
   * and where the listing says so.
   * @param facts of the case, which the caller holds (`lockKnownCase`)
   */
  async put(manager: EntityManager, facts: CaseFacts, listing: Listing, now: Date): Promise<Entry> {
    const mergers = facts.about.length > 0 ? await readMergers(manager) : [];
    const entry = newEntry(facts, listing, { mergers, now });
    if (!(await insertEntry(manager, entry))) return listAgain(manager, facts.caseId, listing, now);
    await remindOf(manager, [dueOf(entry)], now);
    await this.outbox.append(manager, [enteredAnnouncement(entry, now)]);
    return entry;
  }
}

async function listAgain(
  manager: EntityManager,
  caseId: string,
  { supervisedBy, why, putBy, dueAt, hastens }: Listing,
  now: Date,
): Promise<Entry> {
  const entries = await lockEntriesOf(manager, [caseId]);
  const open = entries.find((one) => one.supervisedBy === supervisedBy && one.state !== 'closed');
  if (!open) throw new Error('The entry that is in the way of a new one cannot be seen.');
  await addNotes(manager, [{ entryId: open.id, kind: 'listed-again', saidBy: putBy, text: why, saidAt: now }]);
  return hastens && dueAt < open.dueAt ? moveDueTime(manager, open, { dueAt, setBy: putBy, why }, now) : open;
}

function newEntry(
  facts: CaseFacts,
  { bureau, hastens: _, ...listing }: Listing,
  { mergers, now }: { readonly mergers: readonly Merger[]; readonly now: Date },
): Entry {
  return {
    ...listing,
    ...standingIn(facts),
    ...{ id: uuidv7(), caseId: facts.caseId, caseNumber: facts.number },
    ...settlerIn({ bureauIsNamed: bureau !== undefined, bureau }, facts, mergers),
    ...{ putAt: now, version: 1 },
  };
}
