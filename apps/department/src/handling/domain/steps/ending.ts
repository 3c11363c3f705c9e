import type { Bureau } from '#contracts';
import type { WhatIsKnown } from '../case-state.ts';
import type { CommandFor } from '../command.ts';
import type { Particulars } from '../fact.ts';
import { isAbout } from '../complained-of.ts';
import { nextCall } from '../follow-up.ts';
import { ofNobody } from './of-nobody.ts';
import type { StateIn, Steps } from './step.ts';

/** The end of a case, and what makes it none. */
export const endingSteps: Steps<'rate' | 'rate-by-call' | 'miss-call' | 'close' | 'reopen'> = {
  rate: ({ followUp: _, ...before }, rating) => ({
    state: { ...before, status: 'closed' },
    facts: [rated(before.lead, rating), closed(before.lead, 'rated')],
  }),

  'rate-by-call': ({ followUp: _, ...before }, { reopen: reason, ...rating }) => {
    const [first, second] = [rated(before.lead, rating, byCall), closed(before.lead, 'rated', byCall)];
    if (reason === undefined) return { state: { ...before, status: 'closed' }, facts: [first, second] };
    return isAbout(before, before.lead)
      ? { state: onTheDeskAgain(before), facts: [first, second, toTheDesk(before, 'citizen', reason, byCall)] }
      : { state: atWorkAgain(before), facts: [first, second, toItsBureau(before, 'citizen', reason, byCall)] };
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
    return before.status === 'declined' || isAbout(before, before.lead)
      ? { state: onTheDeskAgain(before), facts: [toTheDesk(before, reopenedBy, reason)] }
      : { state: atWorkAgain(before), facts: [toItsBureau(before, reopenedBy, reason)] };
  },
};

/** Said of all that one call brings about: the citizen wants it, somebody else does it. */
interface Said {
  readonly byCall?: true;
}

const byCall = { byCall: true } as const;

function rated(
  bureau: Bureau,
  { solved, satisfaction, words }: Pick<CommandFor<'rate'>, 'solved' | 'satisfaction' | 'words'>,
  said: Said = {},
): Particulars<'case.rated'> {
  return { announces: 'case.rated', details: { bureau, solved, satisfaction, words, ...said } };
}

function closed(bureau: Bureau, because: 'rated' | 'window-passed', said: Said = {}): Particulars<'case.closed'> {
  return { announces: 'case.closed', details: { bureau, because, ...said } };
}

/** The case goes on with the bureau that had resolved it. */
function atWorkAgain(before: StateIn<'resolved' | 'closed'>): StateIn<'in-progress'> {
  return { ...unsettled(before), reopenings: before.reopenings + 1, status: 'in-progress' };
}

/** The bureau that had proposed to decline it, or that it is about, has it no more. */
function onTheDeskAgain(before: StateIn<'resolved' | 'closed' | 'declined'>): StateIn<'triage'> {
  return { ...ofNobody(unsettled(before)), reopenings: before.reopenings + 1, status: 'triage' };
}

type Reopener = 'citizen' | 'supervisor';

function toItsBureau(before: StateIn<'resolved' | 'closed'>, reopenedBy: Reopener, reason: string, said: Said = {}) {
  return reopened({
    ...said,
    reopenedBy,
    reason,
    reopenings: before.reopenings + 1,
    status: 'in-progress',
    bureau: before.lead,
  });
}

function toTheDesk({ reopenings }: WhatIsKnown, reopenedBy: Reopener, reason: string, said: Said = {}) {
  return reopened({ ...said, reopenedBy, reason, reopenings: (reopenings ?? 0) + 1, status: 'triage' });
}

function reopened(details: Particulars<'case.reopened'>['details']): Particulars<'case.reopened'> {
  return { announces: 'case.reopened', details };
}

function unsettled<S extends WhatIsKnown>({
  settledAt: _,
  windows: _windows,
  followUp: _call,
  ...rest
}: S): Omit<S, 'settledAt' | 'windows' | 'followUp'> {
  return rest;
}
