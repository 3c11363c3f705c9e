import { Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Entry } from './domain/entry.ts';
import { addNotes } from './entry-table.ts';
import { entryClosed } from './failures.ts';
import { demandEntry, demandEntryOf } from './hold-entry.ts';

/**
 * Says how far the settling of an entry has come. A report is no step of the entry: it makes nobody's command come too late. The entry is held meanwhile, so that
 * none is closed under it.
 */
@Injectable()
export class ReportProgress {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By a supervisor of its region. @throws Failure not-found, forbidden; conflict `entry-closed` */
  asSupervisor(staff: Staff, id: string, text: string): Promise<void> {
    return this.report(staff, text, (manager) => demandEntry(manager, staff, id, { hold: true }));
  }

  /** By the bureau that is to settle it. @throws Failure not-found; conflict `entry-closed` */
  asBureau(staff: Staff, id: string, text: string): Promise<void> {
    return this.report(staff, text, (manager) => demandEntryOf(manager, staff, id, { hold: true }), staff.bureauId);
  }

  private async report(
    { subject }: Staff,
    text: string,
    demand: (manager: EntityManager) => Promise<Entry>,
    bureauId?: string,
  ): Promise<void> {
    await transact(this.dataSource, async (manager) => {
      const entry = await demand(manager);
      if (entry.state === 'closed') throw entryClosed(entry);
      const saidAt = await this.clock.now(manager);
      await addNotes(manager, [{ entryId: entry.id, kind: 'progress', saidBy: subject, bureauId, text, saidAt }]);
      await recordInAudit(manager, [{ staff: subject, action: 'report-progress', about: entry.caseNumber }]);
    });
  }
}
