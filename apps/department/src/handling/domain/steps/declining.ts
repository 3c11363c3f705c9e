import { lapsed } from '../co-task.ts';
import type { Steps } from './step.ts';

/** A case that is not taken on. */
export const decliningSteps: Steps<'propose-decline' | 'confirm-decline' | 'refuse-decline' | 'decline'> = {
  'propose-decline': (before, { legalGround, explanation }) => ({
    state: {
      ...before,
      resolution: undefined,
      status: 'decline-pending',
      decline: { legalGround, explanation, from: before.status },
    },
    facts: [{ announces: 'case.decline-proposed', details: { bureau: before.lead, legalGround, explanation } }],
  }),

  'confirm-decline': ({ decline: { legalGround, explanation }, extension: _, ...before }, _command, now) => ({
    state: { ...before, coTasks: lapsed(before.coTasks), status: 'declined', settledAt: now.toISOString() },
    facts: [{ announces: 'case.declined', details: { bureau: before.lead, legalGround, explanation } }],
  }),

  'refuse-decline': ({ decline: { from }, ...before }, { reason }) => {
    const details = { bureau: before.lead, reason };
    return from === 'assigned'
      ? {
          state: { ...before, status: 'assigned' },
          facts: [{ announces: 'case.decline-refused', details: { ...details, status: 'assigned' } }],
        }
      : {
          state: { ...before, status: 'in-progress' },
          facts: [{ announces: 'case.decline-refused', details: { ...details, status: 'in-progress' } }],
        };
  },

  decline: (before, { explanation, askInstead }, now) => ({
    state: { ...before, status: 'declined', settledAt: now.toISOString() },
    facts: [{ announces: 'case.declined', details: { explanation, askInstead } }],
  }),
};
