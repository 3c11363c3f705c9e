import type { OpenedCase } from '../case-state.ts';
import type { CommandFor, TargetEnd } from '../command.ts';
import { isAbout } from '../complained-of.ts';
import type { Particulars } from '../fact.ts';
import { firstCall } from '../follow-up.ts';
import { complainedOf } from './complained-of.ts';
import { isPlaced, onTheDesk, withoutHelp } from './having.ts';
import { leadOf } from './lead-of.ts';
import type { StateIn, Steps } from './step.ts';

/** A case that has to do with others. */
export const linkingSteps: Steps<
  'split' | 'merge' | 'unmerge' | 'come-back' | 'resolve-with-target' | 'join-hot-issue' | 'leave-hot-issue'
> = {
  split: (before, { parts, reason }) => ({
    state: before,
    facts: [{ announces: 'case.split', details: { parts: [...parts], reason } }],
  }),

  merge: (before, { into, reason }) => ({
    state: { ...before, status: 'merged', merger: { ...into, from: before.status, since: before.since.toISOString() } },
    facts: [{ announces: 'case.merged', details: { into, bureau: leadOf(before), reason } }],
  }),

  unmerge: (before, { reason }, now) => {
    const state = byItself(before, now);
    return { state, facts: [unmerged(before, state, { reason })] };
  },

  'come-back': (before, { because, complaint }, now) => {
    const state = byItself(complaint ? { ...before, about: complaint.about } : before, now);
    const why = { because, reason: `${ends[because]}，本件恢复单独办理。` };
    return { state, facts: [unmerged(before, state, why), ...complaintsOf(before, state, complaint)] };
  },

  'resolve-with-target': (
    { merger: _, extension: _extension, decline: _decline, ...before },
    { target, bureau, text, citations },
    now,
  ) => ({
    // The router had decided before it was merged, so all that a placed case has is there but the bureau. Who has it in hand is one of that bureau, or nobody.
    state: {
      ...before,
      status: 'resolved',
      lead: bureau,
      handler: before.lead?.id === bureau.id ? before.handler : undefined,
      coHandling: [],
      coTasks: undefined,
      settledAt: now.toISOString(),
      followUp: before.onlyByCall && firstCall(now),
    } as StateIn<'resolved'>,
    facts: [{ announces: 'case.resolved', details: { bureau, visibility: 'public', text, citations, with: target } }],
  }),

  'join-hot-issue': (before, { hotIssue }) => ({
    state: { ...before, hotIssue },
    facts: [
      { announces: 'case.joined-hot-issue', details: { status: before.status, bureau: leadOf(before), hotIssue } },
    ],
  }),

  'leave-hot-issue': ({ hotIssue, ...before }) => {
    if (!hotIssue) throw new Error('The case is in no hot issue.');
    return {
      state: before,
      facts: [
        { announces: 'case.left-hot-issue', details: { status: before.status, bureau: leadOf(before), hotIssue } },
      ],
    };
  },
};

const ends: Readonly<Record<TargetEnd, string>> = {
  withdrawn: '并入的工单已由其本人撤回',
  declined: '并入的工单不予受理',
  'answered-privately': '并入的工单已单独答复其本人',
  'complained-of': '并入的工单另行办理',
};

function asBefore({ merger: { from: status, since }, ...before }: StateIn<'merged'>) {
  // Nothing was taken from the case when it was merged, so all that its status needs is there.
  return { ...before, status, since: new Date(since) } as StateIn<typeof status>;
}

/** As before, but for what has become a complaint about its own bureaus while it was merged, as those were merged as well: they neither get it back nor help. */
function byItself(before: StateIn<'merged'>, now: Date) {
  const state = asBefore(before);
  if (!isPlaced(state)) return state;
  if (isAbout(state, state.lead)) return { ...onTheDesk(state), since: now };
  return withoutHelp(state, (bureau) => isAbout(state, bureau));
}

/** That it is about those whom the other one was found to be about, each by itself. */
function complaintsOf(
  before: StateIn<'merged'>,
  after: OpenedCase,
  complaint: CommandFor<'come-back'>['complaint'],
): Particulars<'case.complained-of'>[] {
  if (!complaint) return [];
  const { named: those, ...found } = complaint;
  const reason = '曾并入的工单反映该单位的问题。';
  return those.map((named) => complainedOf(before, after, { ...found, named, reason }));
}

/** @param after how the case stands now that it is by itself */
function unmerged(
  { merger: { since: _, from: _stood, ...from }, since }: StateIn<'merged'>,
  after: StateIn<StateIn<'merged'>['merger']['from']>,
  why: { readonly reason: string; readonly because?: TargetEnd },
) {
  const { status } = after;
  return {
    announces: 'case.unmerged',
    details: { status, bureau: leadOf(after), from, mergedAt: since.toISOString(), ...why },
  } as const;
}
