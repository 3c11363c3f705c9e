import { Failure } from '#domain';
import { isTransient } from '#messaging';
import { type Clock, GroupCommit, transact } from '#platform';
import type { DataSource, EntityManager } from 'typeorm';
import { lockNumbered } from './case-table.ts';
import type { OpenedCase } from './domain/case-state.ts';
import { caseNotFound } from './failures.ts';

/** Something that is wanted of the case with this number. */
interface Order {
  readonly number: string;
}

/** An order with its case, which is held. */
export type HeldOrder<O extends Order> = O & { readonly before: OpenedCase };

/** @returns what came of each, in their order */
type ActOnHeld<O extends Order, Outcome> = (
  manager: EntityManager,
  orders: readonly HeldOrder<O>[],
  now: Date,
) => Promise<readonly (Outcome | Failure)[]>;

/** A commit costs about as much as a dozen cases; who would have to wait for two seconds is told to come again. */
const groupLimits = { largestGroup: 100, worthASecond: 16, longestQueue: 2_000 } as const;

/**
 * Orders that come in while others are carried out are carried out together: their cases are held at once, and what
 * comes of them is one commit. No two of a group are about the same case. What one is refused is a value, so that it
 * keeps no other from being carried out; `act` writes nothing for it.
 */
export class CasesInGroups<O extends Order, Outcome extends object> {
  private readonly groups: GroupCommit<O, Outcome | Failure>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly act: ActOnHeld<O, Outcome>,
  ) {
    this.groups = new GroupCommit((orders) => this.actOnMany(orders), {
      ...groupLimits,
      keysOf: ({ number }) => [number],
      isOutage: isTransient,
    });
  }

  /** @throws Failure `case-not-found`, `overloaded`, or what it was refused with */
  async submit(order: O): Promise<Outcome> {
    const outcome = await this.groups.submit(order);
    if (outcome instanceof Failure) throw outcome;
    return outcome;
  }

  private actOnMany(orders: readonly O[]): Promise<(Outcome | Failure)[]> {
    return transact(this.dataSource, async (manager) => {
      const numbers = orders.map(({ number }) => number);
      const states = new Map((await lockNumbered(manager, numbers)).map((state) => [state.number, state]));
      const held = orders.flatMap((order) => {
        const before = states.get(order.number);
        return before ? [{ ...order, before }] : [];
      });
      const outcomes = await this.act(manager, held, await this.clock.now(manager));
      const byNumber = new Map(held.map(({ number }, index) => [number, outcomes[index]]));
      return numbers.map((number) => byNumber.get(number) ?? caseNotFound());
    });
  }
}
