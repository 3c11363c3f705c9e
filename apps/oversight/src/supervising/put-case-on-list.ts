import { Clock, recordInAudit, requireCaseScope, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandBureausInReach } from '../directory/bureaus-for-case.ts';
import { demandEscalationOf } from '../escalating/demand-escalation-of.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { demandDueTime } from './demand-due-time.ts';
import type { Entry } from './domain/entry.ts';
import { PutOnList } from './put-on-list.ts';

export interface PutCommand {
  readonly caseNumber: string;
  readonly why: string;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly bureauId?: string;
  /** The escalation that led to it. */
  readonly escalationId?: string;
}

/** A supervisor or leader puts a case of his region on the list: by hand, or because of an escalation of it. */
@Injectable()
export class PutCaseOnList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly list: PutOnList,
  ) {}

  /**
   * To put it there again changes nothing but the notes.
   * @throws Failure not-found, forbidden; invalid for a time that is no deadline, a bureau that is none or out of reach, or an escalation
   *   that is not of this case; `complained-of`
   */
  async put(staff: Staff, { caseNumber, why, dueAt, bureauId, escalationId }: PutCommand): Promise<Entry> {
    return transact(this.dataSource, async (manager) => {
      const facts = await lockKnownCase(manager, caseNumber);
      requireCaseScope(staff, facts.regionCode);
      const now = await this.clock.now(manager);
      const [bureau] = await demandBureausInReach(
        manager,
        facts,
        bureauId === undefined ? [] : [{ field: 'bureauId', id: bureauId }],
        staff,
      );
      if (escalationId !== undefined) await demandEscalationOf(manager, escalationId, facts.caseId);
      const entry = await this.list.put(
        manager,
        facts,
        {
          ...{ because: escalationId === undefined ? 'hand' : 'escalation', sourceId: escalationId, why, bureau },
          ...{ dueAt: demandDueTime('dueAt', dueAt, now), putBy: staff.subject },
          supervisedBy: staff.regionCode ?? '',
        },
        now,
      );
      await recordInAudit(manager, [
        { staff: staff.subject, action: 'put-on-supervision-list', about: facts.number, reason: why },
      ]);
      return entry;
    });
  }
}
