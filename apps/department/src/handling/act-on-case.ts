import { CaseOutbox, Clock } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { setClocks } from '../clocks/domain/set-clocks.ts';
import { FindClockRules } from '../clocks/find-clock-rules.ts';
import { announceChanges } from './announce-changes.ts';
import type { CaseStanding } from './case-standing.dto.ts';
import { lockCase, updateCases } from './case-table.ts';
import type { StaffCommand } from './domain/command.ts';
import { allowedActions, decide } from './domain/decide.ts';
import { caseNotFound, caseNumberIn, failureOf } from './failures.ts';

/**
 * Carries out one command of the staff: state, story and announcement in one transaction. Of two people at once one
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
      const decision = decide(before, command, await this.clock.now(manager));
      if (decision.outcome === 'refused') throw failureOf(decision);
      const { state, facts } = setClocks(decision, await this.clockRules.forCases(manager, [decision]));
      await updateCases(manager, [state]);
      await announceChanges(manager, this.outbox, [{ facts, staff: command.by.subject }]);
      const { status, version } = state;
      return { caseNumber: number, status, version, allowedActions: allowedActions(state, command.by) };
    });
  }
}
