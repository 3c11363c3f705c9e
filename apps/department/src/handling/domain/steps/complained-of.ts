import type { Bureau } from '#contracts';
import { placedStatuses, type WhatIsKnown } from '../case-state.ts';
import { lapsed } from '../co-task.ts';
import { bureausAt, speaksFor } from '../who-may.ts';
import { leadOf } from './lead-of.ts';
import { ofNobody } from './of-nobody.ts';
import type { StateIn, Steps } from './step.ts';
import { without } from './without.ts';

type Placed = StateIn<(typeof placedStatuses)[number]>;

/** A case turns out to be a complaint about a bureau, which may have it. */
export const complainedOfSteps: Steps<'name-complained-of'> = {
  'name-complained-of': (before, { by, bureau: named, reason }) => {
    const about = [...without(before.about ?? [], named), named];
    const hadIt = bureausAt(before).includes(named.id);
    const foundBy = speaksFor('triage-officer', by, before) ? ('triage-officer' as const) : ('supervisor' as const);
    const said = { named, hadIt, about, foundBy, reason };
    if (isPlaced(before) && before.lead.id === named.id)
      return {
        state: { ...onTheDesk(before), about, status: 'triage' },
        facts: [{ announces: 'case.complained-of', details: { ...said, status: 'triage' } }],
      };
    const { status } = before;
    return {
      state: { ...(isPlaced(before) ? withoutHelpOf(named, before) : before), about },
      facts: [{ announces: 'case.complained-of', details: { ...said, status, bureau: leadOf(before) } }],
    };
  },
};

function isPlaced(state: { readonly status: string }): state is Placed {
  return (placedStatuses as readonly string[]).includes(state.status);
}

/** Nothing of what its bureau had begun goes on. */
function onTheDesk(before: Placed) {
  const { extension: _, resolution: _reply, decline: _ground, ...rest }: Placed & WhatIsKnown = before;
  return { ...ofNobody(rest), coTasks: lapsed(rest.coTasks) };
}

/** What it was asked to do ends with it. */
function withoutHelpOf<S extends Placed>(named: Bureau, before: S): S {
  return { ...before, coHandling: without(before.coHandling, named), coTasks: lapsed(before.coTasks, named) };
}
