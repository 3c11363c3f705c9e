import type { Bureau } from '#contracts';
import { placedStatuses, type WhatIsKnown } from '../case-state.ts';
import { lapsed } from '../co-task.ts';
import { ofNobody } from './of-nobody.ts';
import type { StateIn } from './step.ts';

/** A case that a bureau has. */
export type Placed = StateIn<(typeof placedStatuses)[number]>;

export function isPlaced(state: { readonly status: string }): state is Placed {
  return (placedStatuses as readonly string[]).includes(state.status);
}

/** A case that is taken from its bureau: nothing of what that had begun goes on. */
export function onTheDesk({
  extension: _,
  resolution: _reply,
  decline: _ground,
  coTasks,
  ...rest
}: Placed & WhatIsKnown) {
  return { ...ofNobody(rest), coTasks: lapsed(coTasks), status: 'triage' as const };
}

/** Those that are meant help no more, and what they were asked to do ends with it. */
export function withoutHelp<S extends Placed>(before: S, isMeant: (bureau: Bureau) => boolean): S {
  return {
    ...before,
    coHandling: before.coHandling.filter((bureau) => !isMeant(bureau)),
    coTasks: lapsed(before.coTasks, isMeant),
  };
}
