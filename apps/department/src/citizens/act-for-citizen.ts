import { Clock, transact } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { findCase, lockCase } from '../handling/case-table.ts';
import type { CitizenCommand } from '../handling/domain/command.ts';
import { standingOf } from '../handling/standing-of.ts';
import { CaseBehindCode, type Credentials, nothingBehindCode } from './case-behind-code.ts';
import { claimKey } from './claim-key.ts';

/** Carries out what a citizen asks for in his own case. */
@Injectable()
export class ActForCitizen {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly behindCode: CaseBehindCode,
    private readonly cases: ActOnCase,
  ) {}

  /**
   * @param idempotencyKey with which the same command may come again and has no second effect
   * @throws Failure `case-not-found`, after the same work, for a wrong code as for a number that does not exist;
   *   conflict with the case as it stands; `idempotency-key-reused` for a key that came with another command
   */
  async act(credentials: Credentials, command: CitizenCommand, idempotencyKey?: string): Promise<CaseStanding> {
    const number = await this.behindCode.numberOpenedBy(credentials);
    return transact(this.dataSource, async (manager) => {
      const before = await lockCase(manager, number);
      if (!before) throw nothingBehindCode();
      const isNew = idempotencyKey === undefined || (await claimKey(manager, before.id, idempotencyKey, command));
      if (isNew) return this.cases.carryOut(manager, before, command);
      return standingOf(before, 'citizen', await this.clock.now(manager));
    });
  }

  /** How the case stands, and what its citizen may do. @throws Failure `case-not-found` as {@link act} does */
  async read(credentials: Credentials): Promise<CaseStanding> {
    const number = await this.behindCode.numberOpenedBy(credentials);
    const state = await findCase(this.dataSource.manager, number);
    if (!state) throw nothingBehindCode();
    return standingOf(state, 'citizen', await this.clock.now());
  }
}
