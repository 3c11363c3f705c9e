import { readMergers } from '#platform';
import type { EntityManager } from 'typeorm';
import { asNamed, mayMeanMore, withAllMeant } from './domain/all-meant.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { Command } from './domain/command.ts';
import { decide, type Decision } from './domain/decide.ts';

/** What is to be done with a case that the caller holds. */
interface Asked {
  readonly before: OpenedCase;
  readonly command: Command;
}

/** What comes of each command by the mergers of bureaus as they are now, in their order; what is no complaint asks for none. */
export async function decideEach(manager: EntityManager, asked: readonly Asked[], now: Date): Promise<Decision[]> {
  const mergers = asked.some(({ before }) => mayMeanMore(before)) ? await readMergers(manager) : [];
  return asked.map(({ before, command }) => {
    const meant = withAllMeant(before, mergers);
    const decision = decide(meant, command, now);
    if (decision.outcome === 'refused') return decision;
    return { ...decision, state: asNamed(decision.state, before, meant) };
  });
}
