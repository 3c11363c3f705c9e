import type { Bureau } from '#contracts';
import type { WhatIsKnown } from '../case-state.ts';
import type { CommandFor } from '../command.ts';
import type { Particulars } from '../fact.ts';
import { nextCall } from '../follow-up.ts';
import type { StateIn, Steps } from './step.ts';

/** The end of a case, and what makes it none. */
export const endingSteps: Steps<'rate' | 'rate-by-call' | 'miss-call' | 'close' | 'reopen'> = {
  rate: ({ followUp: _, ...before }, rating) => ({
    state: { ...before, status: 'closed' },
    facts: [rated(before.lead, rating), closed(before.lead, 'rated')],
  }),

  'rate-by-call': ({ followUp: _, ...before }, { reopen: reason, ...rating }) => {
    const [first, second] = [rated(before.lead, rating, { byCall: true }), closed(before.lead, 'rated')];
    if (reason === undefined) return { state: { ...before, status: 'closed' }, facts: [first, second] };
    const { state, fact } = atWorkAgain(before, 'citizen', reason);
    return { state, facts: [first, second, fact] };
  },

  'miss-call': ({ followUp: call, ...before }, _command, now) => {
    if (!call) throw new Error('No call is to be made.');
    const followUp = nextCall(call, now);
    const details = { bureau: before.lead, missed: call.missed + 1, nextAt: followUp?.dueAt };
    return { state: { ...before, followUp }, facts: [{ announces: 'case.follow-up-missed', details }] };
  },

  close: ({ followUp: _, ...before }) => ({
    state: { ...before, status: 'closed' },
    facts: [closed(before.lead, 'window-passed')],
  }),

  reopen: (before, { by, reason }) => {
    const reopenedBy = by === 'citizen' ? 'citizen' : 'supervisor';
    if (before.status !== 'declined') {
      const { state, fact } = atWorkAgain(before, reopenedBy, reason);
      return { state, facts: [fact] };
    }
    const reopenings = before.reopenings + 1;
    return {
      state: { ...unsettled(ofNobody(before)), reopenings, status: 'triage' },
      facts: [{ announces: 'case.reopened', details: { reopenedBy, reason, reopenings, status: 'triage' } }],
    };
  },
};

function rated(
  bureau: Bureau,
  { solved, satisfaction, words }: Pick<CommandFor<'rate'>, 'solved' | 'satisfaction' | 'words'>,
  more: { readonly byCall?: true } = {},
): Particulars<'case.rated'> {
  return { announces: 'case.rated', details: { bureau, solved, satisfaction, words, ...more } };
}

function closed(bureau: Bureau, because: 'rated' | 'window-passed'): Particulars<'case.closed'> {
  return { announces: 'case.closed', details: { bureau, because } };
}

/** The case goes on with the bureau that had resolved it. */
function atWorkAgain(before: StateIn<'resolved' | 'closed'>, reopenedBy: 'citizen' | 'supervisor', reason: string) {
  const reopenings = before.reopenings + 1;
  const details = { reopenedBy, reason, reopenings, status: 'in-progress', bureau: before.lead } as const;
  const fact: Particulars<'case.reopened'> = { announces: 'case.reopened', details };
  return { state: { ...unsettled(before), reopenings, status: 'in-progress' } as const, fact };
}

function unsettled<S extends WhatIsKnown>({
  settledAt: _,
  followUp: _call,
  ...rest
}: S): Omit<S, 'settledAt' | 'followUp'> {
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
