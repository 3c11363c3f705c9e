import { readMergers } from '#platform';
import type { EntityManager } from 'typeorm';
import { asNamed, mayMeanMore, withAllMeant } from './domain/all-meant.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { Command, StaffCommand } from './domain/command.ts';
import type { Decision } from './domain/decide.ts';
import { decideInTurn } from './domain/decide-in-turn.ts';

/** What is to be done with a case that the caller holds. */
interface Asked {
  readonly before: OpenedCase;
  /** What has to go before the command. */
  readonly first?: readonly StaffCommand[];
  readonly command: Command;
}

/** What comes of each command by the mergers of bureaus as they are now, in their order; what is no complaint asks for none. */
export async function decideEach(manager: EntityManager, asked: readonly Asked[], now: Date): Promise<Decision[]> {
  const mergers = asked.some(({ before }) => mayMeanMore(before)) ? await readMergers(manager) : [];
  return asked.map(({ before, first = [], command }) => {
    const meant = withAllMeant(before, mergers);
    const decision = decideInTurn(meant, first, command, now);
    if (decision.outcome === 'refused') return decision;
    return { ...decision, state: asNamed(decision.state, before, meant) };
  });
}
