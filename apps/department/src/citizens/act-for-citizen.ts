import { Failure } from '#domain';
import type { Cause } from '#messaging';
import { Clock, currentRequest, keyReused } from '#platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ActOnCase } from '../handling/act-on-case.ts';
import type { CaseStanding } from '../handling/case-standing.dto.ts';
import { findCase } from '../handling/case-table.ts';
import { CasesInGroups, type HeldOrder } from '../handling/cases-in-groups.ts';
import type { CitizenCommand } from '../handling/domain/command.ts';
import { standingOf } from '../handling/standing-of.ts';
import { CaseBehindCode, type Credentials, nothingBehindCode } from './case-behind-code.ts';
import { earlierUses, keepKeys, type KeyedCommand } from './command-keys.ts';

/** A command of a citizen as it comes in, after number and query code were compared. */
interface CitizensOrder {
  /** Of the case. */
  readonly number: string;
  readonly command: CitizenCommand;
  /** With which the same command may come again. */
  readonly key?: string;
  readonly causedBy?: Cause;
}

/** Carries out what a citizen asks for in his own case. */
@Injectable()
export class ActForCitizen {
  private readonly orders: CasesInGroups<CitizensOrder, CaseStanding>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly behindCode: CaseBehindCode,
    private readonly cases: ActOnCase,
  ) {
    this.orders = new CasesInGroups(dataSource, clock, (manager, orders, now) => this.actOnHeld(manager, orders, now));
  }

  /**
   * @param key an Idempotency-Key: the same command may come again with it and has no second effect
   * @throws Failure `case-not-found`, after the same work, for a wrong code as for a number that does not exist;
   *   conflict with the case as it stands; `idempotency-key-reused` for a key that came with another command; `overloaded`
   */
  async act(credentials: Credentials, command: CitizenCommand, key?: string): Promise<CaseStanding> {
    const number = await this.behindCode.numberOpenedBy(credentials);
    return this.orders.submit({ number, command, key, causedBy: currentRequest() });
  }

  /** How the case stands, and what its citizen may do. @throws Failure `case-not-found` as {@link act} does */
  async read(credentials: Credentials): Promise<CaseStanding> {
    const number = await this.behindCode.numberOpenedBy(credentials);
    const state = await findCase(this.dataSource.manager, number);
    if (!state) throw nothingBehindCode();
    return standingOf(state, 'citizen', await this.clock.now());
  }

  /** A key that came before is known; whoever holds the case is alone in using one for it. */
  private async actOnHeld(
    manager: EntityManager,
    orders: readonly HeldOrder<CitizensOrder>[],
    now: Date,
  ): Promise<(CaseStanding | Failure)[]> {
    const earlier = await earlierUses(manager, orders.flatMap(keyed));
    const fresh = orders.filter(({ before }) => !earlier.has(before.id));
    const outcomes = await this.cases.carryOutEach(manager, fresh, now);
    await keepKeys(
      manager,
      fresh.flatMap((order, index) => (outcomes[index] instanceof Failure ? [] : keyed(order))),
    );
    const coming = outcomes.values();
    return orders.map(({ before }) => {
      const use = earlier.get(before.id);
      if (use === 'other') return keyReused();
      if (use === 'same') return standingOf(before, 'citizen', now);
      return coming.next().value ?? nothingBehindCode();
    });
  }
}

function keyed({ before, command, key }: HeldOrder<CitizensOrder>): KeyedCommand[] {
  return key === undefined ? [] : [{ caseId: before.id, key, command }];
}
