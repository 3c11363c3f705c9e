import type { Steps } from './step.ts';

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

  suspend: (before, { waitingFor, reason, until }) => ({
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

  resolve: ({ extension: _, ...before }, { visibility, text, citations }, now) => ({
    state: { ...before, status: 'resolved', settledAt: now.toISOString() },
    facts: [{ announces: 'case.resolved', details: { bureau: before.lead, visibility, text, citations } }],
  }),
};

/** The table lets nobody decide on more time that was not asked for. */
function daysOf(extension: { readonly days: number } | undefined): number {
  if (!extension) throw new Error('Nobody has asked for more time.');
  return extension.days;
}
