import { bureausAt, speaksFor } from '../who-may.ts';
import { leadOf } from './lead-of.ts';
import { isPlaced, onTheDesk, withoutHelp } from './having.ts';
import type { Steps } from './step.ts';
import { without } from './without.ts';

/** A case turns out to be a complaint about a bureau, which may have it. */
export const complainedOfSteps: Steps<'name-complained-of'> = {
  'name-complained-of': (before, { by, bureau: named, reason }) => {
    const about = [...without(before.about ?? [], named), named];
    const hadIt = bureausAt(before).includes(named.id);
    const foundBy = speaksFor('triage-officer', by, before) ? ('triage-officer' as const) : ('supervisor' as const);
    const said = { named, hadIt, about, foundBy, reason };
    if (isPlaced(before) && before.lead.id === named.id)
      return {
        state: { ...onTheDesk(before), about },
        facts: [{ announces: 'case.complained-of', details: { ...said, status: 'triage' } }],
      };
    const { status } = before;
    return {
      state: { ...(isPlaced(before) ? withoutHelp(before, ({ id }) => id === named.id) : before), about },
      facts: [{ announces: 'case.complained-of', details: { ...said, status, bureau: leadOf(before) } }],
    };
  },
};
