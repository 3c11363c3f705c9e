import type { WhatIsKnown } from '../case-state.ts';
import { type CoTask, lapsed } from '../co-task.ts';
import { leadOf } from './lead-of.ts';
import type { Steps } from './step.ts';

/** What a citizen does to an open case. */
export const citizensSteps: Steps<'supplement' | 'withdraw'> = {
  supplement: (before, { text }) => ({
    state: { ...before, supplements: before.supplements + 1 },
    facts: [{ announces: 'case.supplemented', details: { status: before.status, bureau: leadOf(before), text } }],
  }),

  withdraw: (before, { reason }) => ({
    state: {
      ...before,
      status: 'withdrawn',
      coTasks: lapsed(tasksOf(before)),
      extension: undefined,
      resolution: undefined,
      decline: undefined,
    },
    facts: [{ announces: 'case.withdrawn', details: { bureau: leadOf(before), reason } }],
  }),
};

function tasksOf({ coTasks }: WhatIsKnown): readonly CoTask[] | undefined {
  return coTasks;
}
