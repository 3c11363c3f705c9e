import type { Bureau } from '#contracts';
import { Clock, recordInAudit, requireRegionScope, type Staff, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { demandBureaus } from '../directory/named-bureaus.ts';
import { demandDueTime } from '../supervising/demand-due-time.ts';
import { hotIssueChanged, hotIssueNotFound } from './failures.ts';
import { findIssue } from './hot-issue-table.ts';

/** 会商: who met on a hot issue, what they found, and what was decided (决定). */
export interface Meeting {
  readonly id: string;
  readonly heldAt: Date;
  /** The offices that took part. */
  readonly attendees: string[];
  readonly findings: string;
  readonly decision: string;
  /** Who carries it out, and until when. */
  readonly bureau?: Bureau;
  readonly dueAt?: Date;
  /** Opaque id. */
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

export interface MeetingCommand extends Pick<Meeting, 'attendees' | 'findings' | 'decision'> {
  /** Of the hot issue, as it was seen. */
  readonly version: number;
  /** ISO 8601. */
  readonly heldAt: string;
  readonly bureauId?: string;
  readonly dueAt?: string;
}

/** Records a research meeting on a hot issue, and what it decided. */
@Injectable()
export class RecordMeeting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure not-found, forbidden; invalid for a bureau that is none or a time that is no deadline; `hot-issue-changed` */
  async record(staff: Staff, hotIssueId: string, command: MeetingCommand): Promise<Meeting> {
    return transact(this.dataSource, async (manager) => {
      const held = await findIssue(manager, hotIssueId, { hold: true });
      if (!held) throw hotIssueNotFound();
      requireRegionScope(staff, held.region_code);
      if (held.version !== command.version) throw hotIssueChanged(held);
      const meeting = await newMeeting(manager, staff, command, await this.clock.now(manager));
      await insertMeeting(manager, hotIssueId, meeting);
      await manager.query('update watched_hot_issue set version = version + 1 where id = $1', [hotIssueId]);
      const about = `hot-issue:${hotIssueId}`;
      await recordInAudit(manager, [{ staff: staff.subject, action: 'record-meeting', about }]);
      return meeting;
    });
  }
}

async function newMeeting(
  manager: EntityManager,
  { subject }: Staff,
  { attendees, findings, decision, heldAt, bureauId, dueAt }: MeetingCommand,
  now: Date,
): Promise<Meeting> {
  const [bureau] = await demandBureaus(manager, bureauId === undefined ? [] : [{ field: 'bureauId', id: bureauId }]);
  return {
    ...{ id: uuidv7(), heldAt: new Date(heldAt), attendees, findings, decision, bureau },
    dueAt: dueAt === undefined ? undefined : demandDueTime('dueAt', dueAt, now),
    ...{ recordedBy: subject, recordedAt: now },
  };
}

async function insertMeeting(manager: EntityManager, hotIssueId: string, meeting: Meeting): Promise<void> {
  const { id, heldAt, attendees, findings, decision, bureau, dueAt, recordedBy, recordedAt } = meeting;
  await manager.query(
    `insert into hot_issue_meeting
       (hot_issue_id, id, held_at, attendees, findings, decision, bureau, due_at, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[hotIssueId, id, heldAt.toISOString(), attendees, findings, decision],
      ...[bureau ? JSON.stringify(bureau) : null, dueAt?.toISOString() ?? null, recordedBy, recordedAt.toISOString()],
    ],
  );
}
