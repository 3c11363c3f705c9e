import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCases } from '../handling/case-table.ts';
import { KeepChanges } from '../handling/keep-changes.ts';
import { holdBackOpenings } from '../handling/pending-decision.ts';
import { keepMemberships, takeUpMemberships } from './membership-table.ts';

export type MembershipChanged = CaseEvent<'xinqiao.hot-issue.member-joined.v1' | 'xinqiao.hot-issue.member-left.v1'>;

/**
 * Routing owns who belongs to a hot issue. Events of different issues may come in any order, and before their case: what was said last
 * counts, and a case that is opened later takes it up then.
 */
@Injectable()
export class FollowMembership {
  constructor(private readonly changes: KeepChanges) {}

  async follow(events: readonly MembershipChanged[], { manager, now }: BatchContext): Promise<void> {
    const last = lastOfEachCase(events);
    await keepMemberships(
      manager,
      [...last.values()].map(({ type, payload: { caseId, hotIssueId, title, occurredAt } }) => ({
        caseId,
        hotIssue: type === 'xinqiao.hot-issue.member-joined.v1' ? { hotIssueId, title } : undefined,
        saidAt: occurredAt,
      })),
    );
    const cases = await lockOpenedCases(manager, [...last.keys()]);
    const taken = await takeUpMemberships(manager, cases, now);
    const moved = cases.flatMap((before) => {
      const carried = taken.get(before.id);
      return carried ? [{ ...carried, before, causedBy: last.get(before.id) }] : [];
    });
    await this.changes.keep(manager, moved);
  }
}

function lastOfEachCase(events: readonly MembershipChanged[]): Map<string, MembershipChanged> {
  const last = new Map<string, MembershipChanged>();
  for (const event of events) {
    const { caseId, occurredAt } = event.payload;
    const known = last.get(caseId);
    if (!known || known.payload.occurredAt <= occurredAt) last.set(caseId, event);
  }
  return last;
}

/** Those that are being opened at this moment are waited for: they could not yet see what was kept above. */
async function lockOpenedCases(manager: EntityManager, ids: readonly string[]) {
  const here = await lockCases(manager, ids);
  if (here.length === ids.length) return here;
  await holdBackOpenings(manager);
  return lockCases(manager, ids);
}
