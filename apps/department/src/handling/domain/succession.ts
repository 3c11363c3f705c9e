import type { Merger } from '#domain';
import type { WhatIsKnown } from './case-state.ts';
import { openTasks } from './co-task.ts';
import { isAbout } from './complained-of.ts';

/** Whether a merger has something to change in a case: once the successor stands there in place of the other, it has not. */
export function concerns({ predecessor, successor }: Merger, state: WhatIsKnown): boolean {
  const { lead, coTasks } = state;
  return (
    lead?.id === predecessor.id ||
    openTasks(coTasks).some(({ bureau }) => bureau.id === predecessor.id) ||
    (isAbout(state, predecessor) && !isAbout(state, successor))
  );
}
