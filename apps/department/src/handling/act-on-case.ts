import { Failure } from '#domain';
import type { Cause } from '#messaging';
import { type AuditEntry, CaseOutbox, Clock, currentRequest, recordInAudit } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { raiseDueSteps } from '../clocks/domain/due-steps.ts';
import { stepAnnouncement } from '../clocks/step-announcement.ts';
import { takeUpMemberships } from '../hot-issues/membership-table.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { CasesInGroups } from './cases-in-groups.ts';
import { changesSince } from './changes-since.ts';
import { lapseCoTasks } from './co-task-table.ts';
import { decideEach } from './decide-each.ts';
import { isOpen, type OpenedCase, type WhatIsKnown } from './domain/case-state.ts';
import type { PersonsCommand, StaffCommand } from './domain/command.ts';
import type { Carried, Decision } from './domain/decide.ts';
import { caseNotFound, caseNumberIn, failureOf } from './failures.ts';
import { followTargets } from './follow-target.ts';
import { type Decided, KeepChanges } from './keep-changes.ts';
import { standingOf } from './standing-of.ts';

/** What a person asks of a case that the caller holds. */
export interface Asked {
  readonly before: OpenedCase;
  /** What the same person has to do before: it is done with the command, or neither is. */
  readonly first?: readonly StaffCommand[];
  readonly command: PersonsCommand;
  /** What led to it, where that is not the request being answered. */
  readonly causedBy?: Cause;
}

/** A command of the staff as it comes in. */
interface Order {
  /** Of the case. */
  readonly number: string;
  readonly command: StaffCommand;
  readonly causedBy?: Cause;
}

/**
 * Carries out commands of people: state, story and announcement in one transaction. Of two people at once one
 * holds the row; the other then finds a newer version. For the same reason a command that is sent again after a lost
 * answer has no second effect: it names a version that is gone, and the refusal shows the case as it left it.
 */
@Injectable()
export class ActOnCase {
  private readonly groups: CasesInGroups<Order, CaseStanding>;

  constructor(
    dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
    private readonly changes: KeepChanges,
  ) {
    this.groups = new CasesInGroups(dataSource, clock, (manager, orders, now) =>
      this.carryOutEach(manager, orders, now),
    );
  }

  /**
   * Commands that come in while others are carried out are carried out together.
   * @param caseNumber as it was typed
   * @throws Failure not-found; forbidden for who is not in charge; conflict with the case as it stands; `overloaded`
   */
  async act(caseNumber: string, command: StaffCommand): Promise<CaseStanding> {
    return this.groups.submit({ number: caseNumberIn(caseNumber), command, causedBy: currentRequest() });
  }

  /** In the caller's transaction, which holds the case. @throws Failure forbidden, conflict */
  async carryOut(manager: EntityManager, before: OpenedCase, command: PersonsCommand): Promise<CaseStanding> {
    const [outcome] = await this.carryOutEach(manager, [{ before, command }], await this.clock.now(manager));
    if (!outcome || outcome instanceof Failure) throw outcome ?? caseNotFound();
    return outcome;
  }

  /**
   * As {@link carryOutAll}.
   * @returns what each person is told, in their order; who acted on an old version, also what has changed since
   */
  async carryOutEach(manager: EntityManager, asked: readonly Asked[], now: Date): Promise<(CaseStanding | Failure)[]> {
    const decisions = await this.carryOutAll(manager, asked, now);
    const stale = asked.filter((_, index) => isStale(decisions[index]));
    const changes = await changesSince(manager, stale);
    return asked.map(({ before: { id }, command }, index) => {
      const decision = decisions[index];
      if (!decision) return caseNotFound();
      if (decision.outcome === 'carried-out') return standingOf(decision.state, command.by, now);
      return failureOf(decision, changes.get(id) ?? []);
    });
  }

  /**
   * Of each case one command with what goes before it, in the caller's transaction, which holds the cases; what one is refused keeps no other from being carried out.
   * @returns what came of each, in their order
   */
  async carryOutAll(manager: EntityManager, asked: readonly Asked[], now: Date): Promise<Decision[]> {
    const stepped = asked.map((one) => ({ ...one, ...withStepsRaised(one.before, now) }));
    const decisions = await decideEach(manager, stepped, now);
    const carried = stepped.flatMap(({ before, steps, command, causedBy }, index) => {
      const decision = decisions[index];
      if (decision?.outcome !== 'carried-out') return [];
      const staff = command.by === 'citizen' ? undefined : command.by.subject;
      return [{ ...decision, before, steps, causedBy, staff }];
    });
    const deeds = stepped.flatMap(({ before, first = [], command }, index) =>
      decisions[index]?.outcome === 'carried-out' ? deedsOf([...first, command], before) : [],
    );
    const followed = await followTargets(manager, carried, now);
    const kept = await membersAgain(manager, [...carried, ...followed], now);
    await this.outbox.append(
      manager,
      carried.flatMap(({ steps }) => steps),
    );
    await this.changes.keep(manager, kept);
    await lapseCoTasks(manager, resolvedIn(followed));
    if (deeds.length > 0) await recordInAudit(manager, deeds);
    const after = new Map(kept.map((one) => [one.state.id, one]));
    return decisions.map((decision, index) =>
      decision.outcome === 'carried-out' ? { ...decision, ...after.get(asked[index]?.before.id ?? '') } : decision,
    );
  }
}

const isStale = (decision: Decision | undefined): boolean =>
  decision?.outcome === 'refused' && decision.because === 'stale-version';

/** What was carried out; a case that has come to be open again takes up what was said meanwhile of its hot issue. */
async function membersAgain(manager: EntityManager, carried: readonly Decided[], now: Date): Promise<Decided[]> {
  const reopened = carried.flatMap(({ before, state }) => (isOpen(state) && !isOpen(before) ? [state] : []));
  const taken = await takeUpMemberships(manager, reopened, now);
  return carried.map((one) => {
    const more = taken.get(one.state.id);
    return more ? { ...one, state: more.state, facts: [...one.facts, ...more.facts] } : one;
  });
}

function resolvedIn(carried: readonly Carried[]): string[] {
  return carried.filter(({ state }) => state.status === 'resolved').map(({ state }) => state.id);
}

/** What has fallen due of a case is raised before anything moves its clocks; while it is part of another one nothing is. */
function withStepsRaised(before: OpenedCase, now: Date) {
  if (before.status === 'merged') return { before, steps: [] };
  const { clocks, raised } = raiseDueSteps(before.clocks, now.toISOString());
  if (raised.length === 0) return { before, steps: [] };
  const { id, number, lead, regionCode, status, classification }: WhatIsKnown & Pick<OpenedCase, 'status'> = before;
  const stepped = { id, number, lead, regionCode, status, urgent: classification?.urgent ?? false };
  return { before: { ...before, clocks }, steps: raised.map((step) => stepAnnouncement(stepped, step, now)) };
}

/** What the staff does; a citizen stands in no trail. */
function deedsOf(commands: readonly PersonsCommand[], { number: about }: OpenedCase): AuditEntry[] {
  return commands.flatMap((command) => {
    if (command.by === 'citizen') return [];
    const reason = 'reason' in command ? command.reason : undefined;
    return [{ staff: command.by.subject, action: command.kind, about, reason }];
  });
}
