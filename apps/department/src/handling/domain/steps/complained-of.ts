import type { Bureau, CaseEvents } from '#contracts';
import { bureausAt, speaksFor } from '../who-may.ts';
import { leadOf } from './lead-of.ts';
import { isPlaced, onTheDesk, withoutHelp } from './having.ts';
import type { endedStatuses, OpenedCase, routedStatuses, WhatIsKnown } from '../case-state.ts';
import type { Particulars } from '../fact.ts';
import type { StateIn, Steps } from './step.ts';
import { without } from './without.ts';

/** A case turns out to be a complaint about a bureau, which may have it. */
export const complainedOfSteps: Steps<'name-complained-of'> = {
  'name-complained-of': (before, { by, bureau: named, reason }) => {
    const foundBy = speaksFor('triage-officer', by, before) ? 'triage-officer' : 'supervisor';
    return foundToBeAbout(before, { named, about: [...without(before.about ?? [], named), named], foundBy, reason });
  },
};

/** A case of which that may turn out. */
type Named = StateIn<(typeof routedStatuses)[number] | (typeof endedStatuses)[number]>;

/** That a case is a complaint about a bureau, with all that it is about. */
export interface Finding extends Pick<CaseEvents['xinqiao.case.complained-of.v1'], 'foundBy' | 'reason'> {
  readonly named: Bureau;
  readonly about: readonly Bureau[];
}

/** Nobody whom a case is about has it any more: it goes to the desk where one of them leads, else those who help do no more. */
function foundToBeAbout(before: Named, found: Finding) {
  const state = withoutNamed(before, found);
  return { state, facts: [complainedOf(before, state, found)] } as const;
}

function withoutNamed(before: Named, { named, about }: Finding) {
  if (!isPlaced(before)) return { ...before, about };
  if (before.lead.id === named.id) return { ...onTheDesk(before), about };
  return { ...withoutHelp(before, ({ id }) => id === named.id), about };
}

/** @param after how the case stands once none of those whom it is about has it */
export function complainedOf(
  before: WhatIsKnown,
  after: OpenedCase,
  { about, ...found }: Finding,
): Particulars<'case.complained-of'> {
  const hadIt = bureausAt(before).includes(found.named.id);
  const { status } = after;
  return {
    announces: 'case.complained-of',
    details: { ...found, about: [...about], hadIt, status, bureau: leadOf(after) },
  };
}
