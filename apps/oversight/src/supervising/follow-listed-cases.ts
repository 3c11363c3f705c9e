import { CaseOutbox, readMergers } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { remindOf, remindOthersOf } from '../reminding/reminder-table.ts';
import { putBackAnnouncement } from './announcements.ts';
import { dueOf, followedOn, type Moved } from './domain/entry.ts';
import { addNotes, lockEntriesOf, type Note, saveEntries } from './entry-table.ts';

/** Lets what happens to cases reach their entries of the supervision list. */
@Injectable()
export class FollowListedCases {
  constructor(private readonly outbox: CaseOutbox) {}

  /** @param cases as they are known now; they are held, so that none is listed meanwhile */
  async follow(manager: EntityManager, cases: readonly CaseFacts[], now: Date): Promise<void> {
    if (cases.length === 0) return;
    const entries = Map.groupBy(
      await lockEntriesOf(
        manager,
        cases.map(({ caseId }) => caseId),
      ),
      ({ caseId }) => caseId,
    );
    const isComplaint = cases.some(({ caseId, about }) => about.length > 0 && entries.has(caseId));
    const mergers = isComplaint ? await readMergers(manager) : [];
    const moved = cases.flatMap((facts) => followedOn(entries.get(facts.caseId) ?? [], facts, mergers));
    await saveEntries(
      manager,
      moved.map(({ entry }) => entry),
    );
    const open = moved.map(({ entry }) => entry).filter(({ state }) => state !== 'closed');
    await remindOthersOf(
      manager,
      'supervision-entry',
      open.map(({ id, bureau }) => ({ id, bureau })),
    );
    await addNotes(
      manager,
      moved.flatMap((one) => notesOn(one, now)),
    );
    await this.announcePutBack(manager, moved, now);
  }

  private async announcePutBack(manager: EntityManager, moved: readonly Moved[], now: Date): Promise<void> {
    const back = moved.filter((one): one is Moved & Required<Pick<Moved, 'putBack'>> => one.putBack !== undefined);
    if (back.length === 0) return;
    const due = back.filter(({ entry, wasClosed }) => wasClosed && entry.dueAt > now).map(({ entry }) => dueOf(entry));
    await remindOf(manager, due, now);
    await this.outbox.append(
      manager,
      back.map(({ entry, putBack }) => putBackAnnouncement(entry, putBack, now)),
    );
  }
}

function notesOn({ entry, putBack, isTold }: Moved, saidAt: Date): Note[] {
  const told: Note[] = isTold ? [{ entryId: entry.id, kind: 'case', text: entry.verdict, saidAt }] : [];
  return putBack ? [...told, { entryId: entry.id, kind: 'put-back', text: putBack, saidAt }] : told;
}
