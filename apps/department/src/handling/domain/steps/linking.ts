import { leadOf } from './lead-of.ts';
import type { StateIn, Steps } from './step.ts';

/** A case that has to do with others. */
export const linkingSteps: Steps<'split' | 'merge' | 'unmerge'> = {
  split: (before, { parts, reason }) => ({
    state: before,
    facts: [{ announces: 'case.split', details: { parts: [...parts], reason } }],
  }),

  merge: (before, { into, reason }) => ({
    state: { ...before, status: 'merged', merger: { ...into, from: before.status, since: before.since.toISOString() } },
    facts: [{ announces: 'case.merged', details: { into, bureau: leadOf(before), reason } }],
  }),

  unmerge: ({ merger: { from: status, since, ...from }, ...before }, { reason }) => ({
    // Nothing was taken from the case when it was merged, so all that its status needs is there.
    state: { ...before, status, since: new Date(since) } as StateIn<typeof status>,
    facts: [{ announces: 'case.unmerged', details: { status, bureau: leadOf(before), from, reason } }],
  }),
};
