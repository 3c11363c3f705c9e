import type { Bureau, CaseEvents } from '#contracts';
import { bureausAt, speaksFor } from '../who-may.ts';
import { leadOf } from './lead-of.ts';
import { isPlaced, onTheDesk, withoutHelp } from './having.ts';
import type { endedStatuses, routedStatuses } from '../case-state.ts';
import type { StateIn, Steps } from './step.ts';
import { without } from './without.ts';

/** A case turns out to be a complaint about a bureau, which may have it. */
export const complainedOfSteps: Steps<'name-complained-of'> = {
  'name-complained-of': (before, { by, bureau: named, reason }) => {
    const foundBy = speaksFor('triage-officer', by, before) ? 'triage-officer' : 'supervisor';
    return foundToBeAbout(before, { named, about: [...without(before.about ?? [], named), named], foundBy, reason });
  },
};

/** That a case is a complaint about a bureau, with all that it is about. */
interface Finding extends Pick<CaseEvents['xinqiao.case.complained-of.v1'], 'foundBy' | 'reason'> {
  readonly named: Bureau;
  readonly about: Bureau[];
}

/** Nobody whom a case is about has it any more: it goes to the desk where one of them leads, else those who help do no more. */
export function foundToBeAbout(
  before: StateIn<(typeof routedStatuses)[number] | (typeof endedStatuses)[number]>,
  { about, ...found }: Finding,
) {
  const said = { ...found, about, hadIt: bureausAt(before).includes(found.named.id) };
  if (isPlaced(before) && before.lead.id === found.named.id)
    return {
      state: { ...onTheDesk(before), about },
      facts: [{ announces: 'case.complained-of', details: { ...said, status: 'triage' } }],
    } as const;
  const { status } = before;
  return {
    state: { ...(isPlaced(before) ? withoutHelp(before, ({ id }) => id === found.named.id) : before), about },
    facts: [{ announces: 'case.complained-of', details: { ...said, status, bureau: leadOf(before) } }],
  } as const;
}
