import { Clock, recordInAudit, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandDueTime } from './demand-due-time.ts';
import type { Entry } from './domain/entry.ts';
import { entryClosed } from './failures.ts';
import { holdEntry } from './hold-entry.ts';
import { moveDueTime } from './move-due-time.ts';

/** Gives an entry another due date, with a reason. */
@Injectable()
export class ChangeDueTime {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found, forbidden; invalid for a time that is no deadline; conflict `entry-changed`, `entry-closed` */
  async change(
    staff: Staff,
    id: string,
    { version, dueAt, reason }: { readonly version: number; readonly dueAt: string; readonly reason: string },
  ): Promise<Entry> {
    return transact(this.dataSource, async (manager) => {
      const held = await holdEntry(manager, staff, { id, version });
      if (held.state === 'closed') throw entryClosed(held);
      const now = await this.clock.now(manager);
      const change = { dueAt: demandDueTime('dueAt', dueAt, now), setBy: staff.subject, why: reason };
      const entry = await moveDueTime(manager, held, change, now);
      const about = entry.caseNumber;
      await recordInAudit(manager, [{ staff: staff.subject, action: 'change-supervision-due', about, reason }]);
      return entry;
    });
  }
}
