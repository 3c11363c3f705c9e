import { Failure, parseCaseNumber } from '#domain';
import { Clock, QueryCode } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { findCase, lockCase } from '../handling/case-table.ts';
import type { CitizenCommand } from '../handling/domain/command.ts';
import { standingOf } from '../handling/standing-of.ts';
import { claimKey } from './claim-key.ts';

/** What the citizen sent to show whose case it is. */
export interface Credentials {
  /** As it was typed. */
  readonly caseNumber: string;
  readonly queryCode: string;
}

/** Carries out what a citizen asks for in his own case. */
@Injectable()
export class ActForCitizen {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queryCode: QueryCode,
    private readonly cases: ActOnCase,
  ) {}

  /**
   * @param idempotencyKey with which the same command may come again and has no second effect
   * @throws Failure `case-not-found`, after the same work, for a wrong code as for a number that does not exist;
   *   conflict with the case as it stands; `idempotency-key-reused` for a key that came with another command
   */
  async act(credentials: Credentials, command: CitizenCommand, idempotencyKey?: string): Promise<CaseStanding> {
    const number = await this.numberOpenedBy(credentials);
    return this.dataSource.transaction(async (manager) => {
      const before = await lockCase(manager, number);
      if (!before) throw notFound();
      const isNew = idempotencyKey === undefined || (await claimKey(manager, before.id, idempotencyKey, command));
      if (isNew) return this.cases.carryOut(manager, before, command);
      return standingOf(before, 'citizen', await this.clock.now(manager));
    });
  }

  /** How the case stands, and what its citizen may do. @throws Failure `case-not-found` as {@link act} does */
  async read(credentials: Credentials): Promise<CaseStanding> {
    const number = await this.numberOpenedBy(credentials);
    const state = await findCase(this.dataSource.manager, number);
    if (!state) throw notFound();
    return standingOf(state, 'citizen', await this.clock.now());
  }

  /** Nothing but the id is read, and nothing is held, before the code was compared. */
  private async numberOpenedBy({ caseNumber, queryCode }: Credentials): Promise<string> {
    const number = parseCaseNumber(caseNumber);
    const [found] = await this.dataSource.query<{ id: string }[]>('select id from "case" where number = $1', [number]);
    if (!this.queryCode.matches(found?.id, queryCode) || number === undefined) throw notFound();
    return number;
  }
}

function notFound(): Failure {
  return new Failure('not-found', 'case-not-found', 'There is no case with this case number and this query code.');
}
