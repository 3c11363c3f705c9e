import type { Merger } from '#domain';
import { readMergers } from '#platform';
import type { EntityManager } from 'typeorm';
import { isOpen, type OpenedCase, type WhatIsKnown } from './domain/case-state.ts';
import { isAbout } from './domain/complained-of.ts';
import type { Decision } from './domain/decide.ts';

/**
 * Cases with all that they are complaints about. What is settled names a bureau that was merged since and not its successor, as nobody has moved it: taken up
 * again, it would go to the very people that it is about. Of cases that are open or about nobody nothing is asked.
 */
export async function withAllMeant(manager: EntityManager, states: readonly OpenedCase[]): Promise<OpenedCase[]> {
  if (!states.some(isSettledComplaint)) return [...states];
  const mergers = await readMergers(manager);
  return states.map((state) => (isSettledComplaint(state) ? { ...state, about: allMeant(state, mergers) } : state));
}

/** What was decided of a case with all that is meant, for the case as it names them: that the successor is meant is announced when the case is moved. */
export function asNamed(decision: Decision, { about }: WhatIsKnown, meant: WhatIsKnown): Decision {
  if (decision.outcome === 'refused' || decision.state.about !== meant.about) return decision;
  return { ...decision, state: { ...decision.state, about } };
}

function isSettledComplaint(state: OpenedCase): boolean {
  return state.about !== undefined && !isOpen(state) && state.status !== 'merged';
}

function allMeant(state: WhatIsKnown, mergers: readonly Merger[]) {
  const successors = mergers.filter(({ predecessor }) => isAbout(state, predecessor)).map(({ successor }) => successor);
  return [...(state.about ?? []), ...successors.filter((bureau) => !isAbout(state, bureau))];
}
