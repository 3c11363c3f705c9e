import { type AuditEntry, CaseOutbox, Clock, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { raiseDueSteps } from '../clocks/domain/due-steps.ts';
import { setClocks } from '../clocks/domain/set-clocks.ts';
import { FindClockRules } from '../clocks/find-clock-rules.ts';
import { stepAnnouncement } from '../clocks/step-announcement.ts';
import { announceChanges } from './announce-changes.ts';
import { changesSince } from './changes-since.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { lockCase, updateCases } from './case-table.ts';
import type { OpenedCase, WhatIsKnown } from './domain/case-state.ts';
import type { PersonsCommand, StaffCommand } from './domain/command.ts';
import { type Carried, decide } from './domain/decide.ts';
import { lapseCoTasks, saveCoTasks } from './co-task-table.ts';
import { caseNotFound, caseNumberIn, failureOf } from './failures.ts';
import { followTarget } from './follow-target.ts';
import { standingOf } from './standing-of.ts';

/**
 * Carries out one command of a person: state, story and announcement in one transaction. Of two people at once one
 * holds the row; the other then finds a newer version. For the same reason a command that is sent again after a lost
 * answer has no second effect: it names a version that is gone, and the refusal shows the case as it left it.
 */
@Injectable()
export class ActOnCase {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
    private readonly clockRules: FindClockRules,
  ) {}

  /**
   * @param caseNumber as it was typed
   * @throws Failure not-found; forbidden for who is not in charge; conflict with the case as it stands
   */
  async act(caseNumber: string, command: StaffCommand): Promise<CaseStanding> {
    const number = caseNumberIn(caseNumber);
    return this.dataSource.transaction(async (manager) => {
      const before = await lockCase(manager, number);
      if (!before) throw caseNotFound();
      return this.carryOut(manager, before, command);
    });
  }

  /** In the caller's transaction, which holds the case. @throws Failure forbidden, conflict */
  async carryOut(manager: EntityManager, before: OpenedCase, command: PersonsCommand): Promise<CaseStanding> {
    const now = await this.clock.now(manager);
    const { state: current, steps } = withStepsRaised(before, now);
    const decision = decide(current, command, now);
    if (decision.outcome === 'refused') {
      const changes = decision.because === 'stale-version' ? await changesSince(manager, before.id, command) : [];
      throw failureOf(decision, changes);
    }
    const followed = await followTarget(manager, decision, now);
    const rules = await this.clockRules.forCases(manager, [decision, ...followed]);
    const { state, facts } = setClocks(decision, rules);
    const others = followed.map((other) => setClocks(other, rules));
    await updateCases(manager, [state, ...others.map((other) => other.state)]);
    await saveCoTasks(manager, before, state);
    await lapseCoTasks(manager, resolvedIn(others));
    await this.outbox.append(manager, steps);
    const staff = command.by === 'citizen' ? undefined : command.by.subject;
    await announceChanges(manager, this.outbox, [{ facts, staff }, ...others]);
    if (staff !== undefined) await recordInAudit(manager, [deedOf(command, staff, before)]);
    return standingOf(state, command.by, now);
  }
}

function resolvedIn(carried: readonly Carried[]): string[] {
  return carried.filter(({ state }) => state.status === 'resolved').map(({ state }) => state.id);
}

/** What has fallen due of a case is raised before anything moves its clocks; while it is part of another one nothing is. */
function withStepsRaised(before: OpenedCase, now: Date) {
  if (before.status === 'merged') return { state: before, steps: [] };
  const { clocks, raised } = raiseDueSteps(before.clocks, now.toISOString());
  if (raised.length === 0) return { state: before, steps: [] };
  const { id, number, lead, regionCode, classification }: WhatIsKnown = before;
  const stepped = { id, number, lead, regionCode, urgent: classification?.urgent ?? false };
  return { state: { ...before, clocks }, steps: raised.map((step) => stepAnnouncement(stepped, step, now)) };
}

function deedOf(command: PersonsCommand, staff: string, { number }: OpenedCase): AuditEntry {
  return { staff, action: command.kind, about: number, reason: 'reason' in command ? command.reason : undefined };
}
