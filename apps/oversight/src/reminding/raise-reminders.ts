import type { Bureau, CaseEvents } from '#contracts';
import { oneWith } from '#domain';
import type { EventDraft } from '#messaging';
import { CaseOutbox, Clock, readMergers } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isAbout } from '../known-cases/domain/complaint.ts';
import { findKnownCases } from '../known-cases/known-case-table.ts';
import { casesRemindedOf } from './cases-reminded-of.ts';
import type { Reminded } from './reminder-table.ts';

/** So many that what a transaction costs does not count. */
export const remindersAtOnce = 500;

interface ReminderRow {
  readonly of: Reminded;
  readonly id: string;
  readonly step: 'before' | 'due';
  readonly due_at: Date;
  readonly bureau: Bureau | null;
  readonly region_code: string | null;
}

/** Along the index `reminder_due`; not what another instance raises at this moment. */
export const dueReminders = `
  select of, id, bureau_id, step from reminder where raise_at <= $1 order by raise_at limit $2 for update skip locked`;

/**
 * Raises the reminders that have fallen due: a reminder goes out of the table and is announced in one transaction, so each is raised once, by
 * however many instances and whatever is killed.
 */
@Injectable()
export class RaiseReminders {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** @returns how many there were; as many as {@link remindersAtOnce} where there may be more */
  async round(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const now = await this.clock.now(manager);
      const [rows] = await manager.query<[ReminderRow[], number]>(
        `delete from reminder where (of, id, bureau_id, step) in (${dueReminders})
         returning of, id, step, due_at, bureau, region_code`,
        [now.toISOString(), remindersAtOnce],
      );
      const raised = await pastWhoIsComplainedOf(manager, rows);
      await this.outbox.append(
        manager,
        raised.map((row) => announcementOf(row, now)),
      );
      return rows.length;
    });
  }
}

/** A complaint about a bureau never reaches it: where the Case turned out to be one, those are reminded who asked. */
async function pastWhoIsComplainedOf(manager: EntityManager, rows: readonly ReminderRow[]): Promise<ReminderRow[]> {
  const naming = rows.filter(({ bureau }) => bureau !== null);
  const caseIds = await casesRemindedOf(
    manager,
    naming.map(({ id }) => id),
  );
  const cases = await findKnownCases(manager, [...new Set(caseIds.values())]);
  const isComplaint = [...cases.values()].some(({ about }) => about.length > 0);
  const mergers = isComplaint ? await readMergers(manager) : [];
  return rows.map((row) => {
    const facts = cases.get(caseIds.get(row.id) ?? '');
    return row.bureau && facts && isAbout(facts, oneWith(row.bureau.id, mergers)) ? { ...row, bureau: null } : row;
  });
}

function announcementOf({ of, id, step, due_at, bureau, region_code }: ReminderRow, now: Date): EventDraft<CaseEvents> {
  return {
    type: 'xinqiao.reminder.raised.v1',
    key: id,
    subject: id,
    payload: {
      ...{ of, id, step, dueAt: due_at.toISOString(), raisedAt: now.toISOString() },
      bureau: bureau ?? undefined,
      regionCode: region_code ?? undefined,
    },
  };
}
