import type { WhatIsKnown } from '../case-state.ts';
import type { Steps } from './step.ts';

/** The end of a case, and what makes it none. */
export const endingSteps: Steps<'rate' | 'close' | 'reopen'> = {
  rate: (before, { solved, satisfaction, words }) => ({
    state: { ...before, status: 'closed' },
    facts: [
      { announces: 'case.rated', details: { bureau: before.lead, solved, satisfaction, words } },
      { announces: 'case.closed', details: { bureau: before.lead, because: 'rated' } },
    ],
  }),

  close: (before) => ({
    state: { ...before, status: 'closed' },
    facts: [{ announces: 'case.closed', details: { bureau: before.lead, because: 'window-passed' } }],
  }),

  reopen: (before, { by, reason }) => {
    const reopenings = before.reopenings + 1;
    const reopenedBy = by === 'citizen' ? ('citizen' as const) : ('supervisor' as const);
    const details = { reopenedBy, reason, reopenings };
    if (before.status === 'declined') {
      return {
        state: { ...unsettled(ofNobody(before)), reopenings, status: 'triage' },
        facts: [{ announces: 'case.reopened', details: { ...details, status: 'triage' } }],
      };
    }
    return {
      state: { ...unsettled(before), reopenings, status: 'in-progress' },
      facts: [{ announces: 'case.reopened', details: { ...details, status: 'in-progress', bureau: before.lead } }],
    };
  },
};

function unsettled<S extends { readonly settledAt: string }>({ settledAt: _, ...rest }: S): Omit<S, 'settledAt'> {
  return rest;
}

/** The bureau that proposed to decline the case has it no more. */
function ofNobody<S extends WhatIsKnown>({
  lead: _,
  coHandling: _others,
  handler: _handler,
  ...rest
}: S): Omit<S, 'lead' | 'coHandling' | 'handler'> {
  return rest;
}
