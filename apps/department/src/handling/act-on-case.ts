import { Failure } from '#domain';
import { type Cause, isTransient } from '#messaging';
import { type AuditEntry, CaseOutbox, Clock, currentRequest, GroupCommit, recordInAudit, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { raiseDueSteps } from '../clocks/domain/due-steps.ts';
import { stepAnnouncement } from '../clocks/step-announcement.ts';
import { takeUpMemberships } from '../hot-issues/membership-table.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { lockNumbered } from './case-table.ts';
import { changesSince } from './changes-since.ts';
import { lapseCoTasks } from './co-task-table.ts';
import { isOpen, type OpenedCase, type WhatIsKnown } from './domain/case-state.ts';
import type { PersonsCommand, StaffCommand } from './domain/command.ts';
import { type Carried, decide, type Decision } from './domain/decide.ts';
import { caseNotFound, caseNumberIn, failureOf } from './failures.ts';
import { followTargets } from './follow-target.ts';
import { type Decided, KeepChanges } from './keep-changes.ts';
import { standingOf } from './standing-of.ts';

/** What a person asks of a case that the caller holds. */
export interface Asked {
  readonly before: OpenedCase;
  readonly command: PersonsCommand;
  /** What led to it, where that is not the request being answered. */
  readonly causedBy?: Cause;
}

/** A command of the staff as it comes in. */
interface Order {
  readonly number: string;
  readonly command: StaffCommand;
  readonly causedBy?: Cause;
}

/** A commit costs about as much as a dozen cases; who would have to wait for two seconds is told to come again. */
const groupLimits = { largestGroup: 100, worthASecond: 16, longestQueue: 2_000 } as const;

/**
 * Carries out commands of people: state, story and announcement in one transaction. Of two people at once one
 * holds the row; the other then finds a newer version. For the same reason a command that is sent again after a lost
 * answer has no second effect: it names a version that is gone, and the refusal shows the case as it left it.
 */
@Injectable()
export class ActOnCase {
  private readonly groups: GroupCommit<Order, CaseStanding | Failure>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly outbox: CaseOutbox,
    private readonly changes: KeepChanges,
  ) {
    this.groups = new GroupCommit((orders) => this.actOnMany(orders), {
      ...groupLimits,
      keysOf: ({ number }) => [number],
      isOutage: isTransient,
    });
  }

  /**
   * Commands that come in while others are carried out are carried out together.
   * @param caseNumber as it was typed
   * @throws Failure not-found; forbidden for who is not in charge; conflict with the case as it stands; `overloaded`
   */
  async act(caseNumber: string, command: StaffCommand): Promise<CaseStanding> {
    const number = caseNumberIn(caseNumber);
    const outcome = await this.groups.submit({ number, command, causedBy: currentRequest() });
    if (outcome instanceof Failure) throw outcome;
    return outcome;
  }

  /** No two are about the same case. @returns what came of each, in their order */
  private actOnMany(orders: readonly Order[]): Promise<(CaseStanding | Failure)[]> {
    return transact(this.dataSource, async (manager) => {
      const numbers = orders.map(({ number }) => number);
      const held = await lockNumbered(manager, numbers);
      const now = await this.clock.now(manager);
      const asked = orders.flatMap(({ number, ...order }): Asked[] => {
        const before = held.find((state) => state.number === number);
        return before ? [{ before, ...order }] : [];
      });
      const decisions = await this.carryOutAll(manager, asked, now);
      const outcomes = new Map<string, CaseStanding | Failure>();
      for (const [index, one] of asked.entries())
        outcomes.set(one.before.number, await this.outcomeOf(manager, decisions[index], one, now));
      return numbers.map((number) => outcomes.get(number) ?? caseNotFound());
    });
  }

  /** In the caller's transaction, which holds the case. @throws Failure forbidden, conflict */
  async carryOut(manager: EntityManager, before: OpenedCase, command: PersonsCommand): Promise<CaseStanding> {
    const now = await this.clock.now(manager);
    const asked = { before, command };
    const [decision] = await this.carryOutAll(manager, [asked], now);
    const outcome = await this.outcomeOf(manager, decision, asked, now);
    if (outcome instanceof Failure) throw outcome;
    return outcome;
  }

  /** What the person is told; who acted on an old version, also what has changed since. */
  private async outcomeOf(
    manager: EntityManager,
    decision: Decision | undefined,
    { before, command }: Asked,
    now: Date,
  ): Promise<CaseStanding | Failure> {
    if (!decision) return caseNotFound();
    if (decision.outcome === 'carried-out') return standingOf(decision.state, command.by, now);
    const isStale = decision.because === 'stale-version';
    return failureOf(decision, isStale ? await changesSince(manager, before.id, command) : []);
  }

  /**
   * As {@link carryOut}, of each case one command; what one is refused keeps no other from being carried out.
   * @returns what came of each, in their order
   */
  async carryOutAll(manager: EntityManager, asked: readonly Asked[], now: Date): Promise<Decision[]> {
    const stepped = asked.map(({ before, ...rest }) => ({ ...rest, ...withStepsRaised(before, now) }));
    const decisions = stepped.map(({ state, command }) => decide(state, command, now));
    const carried = stepped.flatMap(({ state: before, steps, command, causedBy }, index) => {
      const decision = decisions[index];
      if (decision?.outcome !== 'carried-out') return [];
      const staff = command.by === 'citizen' ? undefined : command.by.subject;
      return [{ ...decision, before, steps, causedBy, staff }];
    });
    const deeds = stepped.flatMap(({ state, command }, index) =>
      decisions[index]?.outcome === 'carried-out' && command.by !== 'citizen'
        ? [deedOf(command, command.by.subject, state)]
        : [],
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
