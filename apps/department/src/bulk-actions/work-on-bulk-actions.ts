import { atTheSuccessor } from '#domain';
import { isTransient } from '#messaging';
import { Clock, Mergers, PinoLogger, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import { lockNumbered } from '../handling/case-table.ts';
import { caseNotFound } from '../handling/failures.ts';
import { checkFinalReplies, withDoubts } from '../resolving/check-final-replies.ts';
import { keepFinalReplies } from '../resolving/keep-final-replies.ts';
import {
  type BulkActionRow,
  keepResults,
  lockBulkAction,
  lockWaitingBulkAction,
  nextTargets,
} from './bulk-action-table.ts';
import { areOfHotIssue, askedOfCases, type Target } from './domain/bulk-order.ts';
import { failed, resultOf, type TargetResult } from './target-result.ts';

/** So many that what a transaction costs does not count, and so few that nobody waits long for a case that it holds. */
const casesAtOnce = 100;

type Take = (manager: EntityManager) => Promise<BulkActionRow | undefined>;

/**
 * Works on bulk actions, some cases at a time. Whoever does holds the action; what becomes of its cases, what is announced of them and their
 * results are one transaction. So each case has one result and one effect, by however many instances and whatever is killed.
 */
@Injectable()
export class WorkOnBulkActions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cases: ActOnCase,
    private readonly mergers: Mergers,
    private readonly logger: PinoLogger,
  ) {}

  /** Works on this action until it is finished or so much time has passed, ms. */
  async workOn(id: string, patience: number): Promise<void> {
    const end = performance.now() + patience;
    let isWorking = true;
    while (isWorking && performance.now() < end)
      isWorking = await this.someCases((manager) => lockBulkAction(manager, id));
  }

  /** Takes the oldest action on which nobody works a step further. @returns false where there was none */
  round(): Promise<boolean> {
    return this.someCases(lockWaitingBulkAction);
  }

  /** Where a case cannot be handled, it alone is left out: with fewer and fewer of them at once until it is found. */
  private async someCases(take: Take): Promise<boolean> {
    let held: BulkActionRow | undefined;
    for (let limit = casesAtOnce; ; limit = Math.floor(limit / 2)) {
      try {
        return await this.portion(async (manager) => (held = await take(manager)), limit);
      } catch (error) {
        if (isTransient(error) || !held) throw error;
        const { id } = held;
        this.logger.error(
          { err: error, bulkAction: id, limit },
          'Cases of a bulk action could not be handled together',
        );
        if (limit === 1) return this.leaveOutNext(held);
        take = (manager) => lockBulkAction(manager, id);
      }
    }
  }

  private async portion(take: Take, limit: number): Promise<boolean> {
    const mergers = await this.mergers.all();
    return transact(this.dataSource, async (manager) => {
      const action = await take(manager);
      if (!action) return false;
      const targets = await nextTargets(manager, action, limit);
      const now = await this.clock.now(manager);
      // Where a merger comes between two portions, the cases that are left have gone to the successor, and their people with them.
      const order = { ...action, staff: atTheSuccessor(action.staff, mergers) };
      const results = await this.carriedOut(manager, order, targets, now);
      await keepResults(manager, action, results, now);
      return true;
    });
  }

  private async carriedOut(
    manager: EntityManager,
    { id, command, staff, traceparent }: BulkActionRow,
    targets: readonly Target[],
    now: Date,
  ): Promise<TargetResult[]> {
    const numbers = targets.map(({ caseNumber }) => caseNumber);
    const held = await lockNumbered(manager, numbers);
    const causedBy = { id, correlationId: id, traceparent: traceparent ?? undefined };
    const asked = askedOfCases(command, staff, targets, held);
    const there = asked.flatMap((one) => (one ? [{ ...one, causedBy }] : []));
    const isOneAnswer = areOfHotIssue(targets);
    const checked = await checkFinalReplies(manager, there, { now, isOneAnswer });
    const outcomes = await this.cases.carryOutEach(manager, withDoubts(there, checked), now);
    const done = there.map((one, index) => ({ ...one, outcome: outcomes[index] }));
    if (!isOneAnswer) await keepFinalReplies(manager, done, checked);
    const next = outcomes.values();
    return asked.map((one) => {
      const outcome = one && next.next().value;
      return resultOf(command.kind, outcome ?? caseNotFound(), one && checked.get(one.before.id)?.findings);
    });
  }

  /** Unless somebody else has come further meanwhile. */
  private leaveOutNext({ id, done }: BulkActionRow): Promise<boolean> {
    return transact(this.dataSource, async (manager) => {
      const action = await lockBulkAction(manager, id);
      if (action?.done === done) await keepResults(manager, action, [failed], await this.clock.now(manager));
      return true;
    });
  }
}
