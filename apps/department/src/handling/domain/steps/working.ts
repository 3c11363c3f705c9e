import type { ProposedResolution } from '../case-state.ts';
import { firstCall } from '../follow-up.ts';
import { speaksFor } from '../who-may.ts';
import type { StateIn, Steps } from './step.ts';

/** A bureau at work on a case. */
export const workingSteps: Steps<
  | 'assign-handler'
  | 'contact'
  | 'reply'
  | 'request-extension'
  | 'approve-extension'
  | 'refuse-extension'
  | 'suspend'
  | 'resume'
  | 'resolve'
  | 'confirm-resolution'
  | 'refuse-resolution'
> = {
  'assign-handler': (before, { handler }) => ({
    state: { ...before, handler },
    facts: [{ announces: 'case.handler-assigned', details: { status: before.status, bureau: before.lead, handler } }],
  }),

  contact: (before, _command, now) => ({
    state: { ...before, contactedAt: before.contactedAt ?? now },
    facts: [
      {
        announces: 'case.contacted',
        details: { bureau: before.lead, first: before.contactedAt === undefined },
      },
    ],
  }),

  reply: (before, { visibility, text, citations }) => ({
    state: before,
    facts: [{ announces: 'case.replied', details: { bureau: before.lead, visibility, text, citations } }],
  }),

  'request-extension': (before, { days, reason }) => ({
    state: { ...before, extension: { days } },
    facts: [{ announces: 'case.extension-requested', details: { bureau: before.lead, days, reason } }],
  }),

  'approve-extension': ({ extension, ...before }) => ({
    state: before,
    facts: [{ announces: 'case.extended', details: { bureau: before.lead, days: daysOf(extension) } }],
  }),

  'refuse-extension': ({ extension, ...before }, { reason }) => ({
    state: before,
    facts: [{ announces: 'case.extension-refused', details: { bureau: before.lead, days: daysOf(extension), reason } }],
  }),

  suspend: ({ resolution: _, ...before }, { waitingFor, reason, until }) => ({
    state: { ...before, status: 'suspended' },
    facts: [
      {
        announces: 'case.suspended',
        details: { bureau: before.lead, waitingFor, reason, until: until.toISOString() },
      },
    ],
  }),

  resume: (before) => ({
    state: { ...before, status: 'in-progress' },
    facts: [{ announces: 'case.resumed', details: { bureau: before.lead, suspendedAt: before.since.toISOString() } }],
  }),

  resolve: (before, { by, visibility, text, citations, doubts = [] }, now) => {
    const resolution = { visibility, text, citations, doubts };
    if (doubts.length === 0 || speaksFor('bureau-head', by, before)) return resolved(before, resolution, now);
    return {
      state: { ...before, resolution },
      facts: [
        { announces: 'case.resolution-proposed', details: { bureau: before.lead, ...resolution, doubts: [...doubts] } },
      ],
    };
  },

  'confirm-resolution': (before, _command, now) => resolved(before, proposedIn(before), now),

  'refuse-resolution': ({ resolution: _, ...before }, { reason }) => ({
    state: before,
    facts: [{ announces: 'case.resolution-refused', details: { bureau: before.lead, reason } }],
  }),
};

/** What is still asked for in a case that is resolved is asked for no more. */
function resolved(
  { extension: _, resolution: _proposed, ...before }: StateIn<'in-progress'>,
  { visibility, text, citations, doubts }: ProposedResolution,
  now: Date,
) {
  const confirmed = doubts.length === 0 ? {} : { doubts: [...doubts] };
  return {
    state: {
      ...before,
      status: 'resolved',
      settledAt: now.toISOString(),
      followUp: before.onlyByCall && firstCall(now),
    },
    facts: [
      { announces: 'case.resolved', details: { bureau: before.lead, visibility, text, citations, ...confirmed } },
    ],
  } as const satisfies { state: StateIn<'resolved'>; facts: unknown };
}

/** The table lets nobody decide on a reply that was not proposed. */
function proposedIn({ resolution }: StateIn<'in-progress'>): ProposedResolution {
  if (!resolution) throw new Error('Nobody has proposed a final reply.');
  return resolution;
}

/** The table lets nobody decide on more time that was not asked for. */
function daysOf(extension: { readonly days: number } | undefined): number {
  if (!extension) throw new Error('Nobody has asked for more time.');
  return extension.days;
}
