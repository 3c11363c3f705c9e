import { CaseOutbox, Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { remindNoMore } from '../reminding/reminder-table.ts';
import { closedAnnouncement } from './announcements.ts';
import { type Entry, refusalToClose } from './domain/entry.ts';
import { addNotes, saveEntries } from './entry-table.ts';
import { entryClosed, notSettled } from './failures.ts';
import { holdEntry } from './hold-entry.ts';

export interface CloseCommand {
  /** As it was seen. */
  readonly version: number;
  /** What shows that it is settled. */
  readonly evidence: string;
  /** Why it is closed although its citizen is not satisfied; shown as such. */
  readonly reason?: string;
}

/** A supervisor closes an entry with evidence: where the citizen is satisfied, or for a reason. */
@Injectable()
export class CloseEntry {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @throws Failure not-found, forbidden; conflict `entry-changed`, `entry-closed`, `not-settled` */
  async close(staff: Staff, id: string, { version, evidence, reason }: CloseCommand): Promise<Entry> {
    return transact(this.dataSource, async (manager) => {
      const held = await holdEntry(manager, staff, { id, version });
      const refusal = refusalToClose(held, reason);
      if (refusal) throw refusal === 'is-closed' ? entryClosed(held) : notSettled(held);
      const now = await this.clock.now(manager);
      const unsatisfiedReason = held.verdict === 'settled' ? undefined : reason;
      const entry: Entry = {
        ...held,
        ...{ state: 'closed', closedAt: now, closedBy: staff.subject, evidence, unsatisfiedReason },
        version: held.version + 1,
      };
      await saveEntries(manager, [entry]);
      const text = unsatisfiedReason === undefined ? evidence : `${evidence}\n${unsatisfiedReason}`;
      await addNotes(manager, [{ entryId: id, kind: 'closed', saidBy: staff.subject, text, saidAt: now }]);
      await remindNoMore(manager, 'supervision-entry', id);
      await this.outbox.append(manager, [closedAnnouncement(entry, now)]);
      await recordInAudit(manager, [
        { staff: staff.subject, action: 'close-supervision', about: entry.caseNumber, reason: unsatisfiedReason },
      ]);
      return entry;
    });
  }
}
