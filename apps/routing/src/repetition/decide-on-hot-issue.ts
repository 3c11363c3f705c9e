import { Failure } from '#domain';
import { CaseOutbox, Clock, currentRequest, recordInAudit, requireCaseScope, type Staff } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceMembers, keepQuietAbout } from './announce-members.ts';
import type { HotIssue, HotIssueStatus } from './domain/hot-issue.ts';
import { united, without } from './domain/issue-core.ts';
import { hotIssueNotFound } from './find-hot-issues.ts';
import { hotIssueConfirmed, memberJoined, memberLeft } from './hot-issue-events.ts';
import type { DismissBody, MemberBody, RenameBody, VersionBody } from './hot-issues.dto.ts';
import { findIssues, saveIssues } from './issue-table.ts';
import { putMemberIn, takeMemberOut } from './member-table.ts';
import { lockReaches } from './take-turns.ts';
import { spanOf } from './voice-table.ts';

/** What somebody wants to be done with a hot issue in the version that he saw. */
interface Wish {
  readonly id: string;
  readonly version: number;
  readonly staff: Staff;
  /** As the audit trail is to name it. */
  readonly action: string;
  readonly reason?: string;
}

interface Seen {
  readonly manager: EntityManager;
  readonly issue: HotIssue;
  readonly now: Date;
}

/** What a person decides on a hot issue. Of two at once one wins, and the other is told that it has changed. */
@Injectable()
export class DecideOnHotIssue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
  ) {}

  /** From now on it is handled once for all; its cases are announced. @throws Failure not-found, conflict */
  confirm(id: string, { version }: VersionBody, staff: Staff): Promise<void> {
    return this.decide(
      { id, version, staff, action: 'confirm-hot-issue' },
      ['proposed', 'dismissed'],
      async ({ manager, issue, now }) => {
        const confirmed = await saved(manager, { ...issue, status: 'confirmed' });
        await noteDecision(manager, confirmed, staff, now);
        const causedBy = currentRequest();
        await this.outbox.append(manager, [hotIssueConfirmed(confirmed, 'staff', now, causedBy)]);
        await announceMembers(manager, this.outbox, confirmed, now, causedBy);
      },
    );
  }

  /** It is none, and is not proposed again. @throws Failure not-found, conflict */
  dismiss(id: string, { version, reason }: DismissBody, staff: Staff): Promise<void> {
    return this.decide(
      { id, version, staff, action: 'dismiss-hot-issue', reason },
      ['proposed'],
      async ({ manager, issue, now }) => {
        await noteDecision(manager, await saved(manager, { ...issue, status: 'dismissed' }), staff, now, reason);
      },
    );
  }

  /** Before it is confirmed; afterwards others know it by its title. @throws Failure not-found, conflict */
  rename(id: string, { version, title }: RenameBody, staff: Staff): Promise<void> {
    return this.decide({ id, version, staff, action: 'rename-hot-issue' }, ['proposed'], async ({ manager, issue }) => {
      await saved(manager, { ...issue, title });
    });
  }

  /** The case is about something else. @throws Failure not-found for issue or case, conflict, also for the last of its cases */
  removeMember(id: string, { version, caseNumber }: MemberBody, staff: Staff): Promise<void> {
    return this.decide(
      { id, version, staff, action: 'remove-from-hot-issue' },
      ['proposed', 'confirmed'],
      async ({ manager, issue, now }) => {
        demandMoreThanOne(issue);
        const { member, voice, people } = await takeMemberOut(manager, id, caseNumber);
        const left = { ...issue, core: without(issue.core, voice), people: issue.people - people };
        const kept = await saved(manager, { ...left, ...(await spanOf(manager, id)) });
        if (kept.status === 'confirmed' && !(await keepQuietAbout(manager, id, member.caseId)))
          await this.outbox.append(manager, [memberLeft(member, kept.title, now, currentRequest())]);
      },
    );
  }

  /** The case is about this: one that was taken out by mistake, or had no place. @throws Failure not-found for issue or case, conflict */
  addMember(id: string, { version, caseNumber }: MemberBody, staff: Staff): Promise<void> {
    return this.decide(
      { id, version, staff, action: 'add-to-hot-issue' },
      ['proposed', 'confirmed'],
      async ({ manager, issue, now }) => {
        const { member, voice, people, regionCode } = await putMemberIn(manager, issue, caseNumber);
        requireCaseScope(staff, regionCode ?? undefined);
        const core = united(issue.core, { ...voice, messages: 1 });
        const grown = { ...issue, core, people: issue.people + people };
        const kept = await saved(manager, { ...grown, ...(await spanOf(manager, id)) });
        if (kept.status === 'confirmed')
          await this.outbox.append(manager, [memberJoined(member, kept.title, now, currentRequest())]);
      },
    );
  }

  private decide(
    { id, version, staff, action, reason }: Wish,
    allowed: readonly HotIssueStatus[],
    act: (seen: Seen) => Promise<void>,
  ): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const [found] = await findIssues(manager, [id]);
      if (!found || found.status === 'gathering') throw hotIssueNotFound();
      requireCaseScope(staff, found.region.code);
      await lockReaches(manager, [found.reach]);
      const [issue] = await findIssues(manager, [id]);
      if (!issue) throw hotIssueNotFound();
      demandVersion(issue, version);
      demandStatus(issue, allowed);
      await act({ manager, issue, now: await this.clock.now(manager) });
      await recordInAudit(manager, [{ staff: staff.subject, action, about: `hot-issue:${id}`, reason }]);
    });
  }
}

async function saved(manager: EntityManager, issue: HotIssue): Promise<HotIssue> {
  const next = { ...issue, version: issue.version + 1 };
  await saveIssues(manager, [next]);
  return next;
}

async function noteDecision(
  manager: EntityManager,
  { id }: HotIssue,
  staff: Staff,
  now: Date,
  reason?: string,
): Promise<void> {
  await manager.query('update hot_issue set decided_by = $2, decided_reason = $3, decided_at = $4 where id = $1', [
    id,
    staff.subject,
    reason ?? null,
    now,
  ]);
}

function demandMoreThanOne({ core }: HotIssue): void {
  if (core.messages > 1) return;
  throw new Failure('conflict', 'last-member', 'The last case of a hot issue cannot be taken out of it.');
}

function demandVersion({ version }: HotIssue, seen: number): void {
  if (seen === version) return;
  const message = `The hot issue has changed meanwhile: look at version ${version} first.`;
  throw new Failure('conflict', 'hot-issue-changed', message, { extra: { version } });
}

function demandStatus({ status }: HotIssue, allowed: readonly HotIssueStatus[]): void {
  if (allowed.includes(status)) return;
  const message = `A hot issue that is ${status} does not allow this; it would have to be ${allowed.join(' or ')}.`;
  throw new Failure('conflict', 'hot-issue-status', message, { extra: { status, allowed } });
}
