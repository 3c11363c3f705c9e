import { Clock, recordInAudit, requireCaseScope, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { demandBureaus } from '../directory/named-bureaus.ts';
import { lockKnownCase } from '../known-cases/known-case-table.ts';
import { demandDueTime } from './demand-due-time.ts';
import type { Entry } from './domain/entry.ts';
import { complainedOf } from './failures.ts';
import { PutOnList } from './put-on-list.ts';

export interface PutCommand {
  readonly caseNumber: string;
  readonly why: string;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly bureauId?: string;
}

/** A supervisor or leader puts a case of his region on the list by hand. */
@Injectable()
export class PutCaseOnList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly list: PutOnList,
  ) {}

  /**
   * To put it there again changes nothing but the notes.
   * @throws Failure not-found, forbidden; invalid for a time that is no deadline or a bureau that is none; `complained-of`
   */
  async put(staff: Staff, { caseNumber, why, dueAt, bureauId }: PutCommand): Promise<Entry> {
    return transact(this.dataSource, async (manager) => {
      const facts = await lockKnownCase(manager, caseNumber);
      requireCaseScope(staff, facts.regionCode?.is);
      const now = await this.clock.now(manager);
      const [bureau] = await demandBureaus(
        manager,
        bureauId === undefined ? [] : [{ field: 'bureauId', id: bureauId }],
      );
      if (bureau && facts.about?.is.includes(bureau.id)) throw complainedOf('bureauId');
      const { entry } = await this.list.put(
        manager,
        facts,
        {
          ...{ because: 'hand', why, bureau, dueAt: demandDueTime('dueAt', dueAt, now), putBy: staff.subject },
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
