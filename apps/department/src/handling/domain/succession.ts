import type { Merger } from '#domain';
import type { WhatIsKnown } from './case-state.ts';
import { isAbout } from './complained-of.ts';

/**
 * Whether a merger has something to change in a case: once the successor stands there in place of the other, it has not. Who has an open task is among those who
 * help; a task that came to its end goes on saying who did it.
 */
export function concerns({ predecessor, successor }: Merger, state: WhatIsKnown): boolean {
  const { lead, coHandling = [] } = state;
  return (
    lead?.id === predecessor.id ||
    coHandling.some(({ id }) => id === predecessor.id) ||
    (isAbout(state, predecessor) && !isAbout(state, successor))
  );
}
