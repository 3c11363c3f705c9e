import type { CaseState } from './case-state.ts';
import type { CommandFor } from './command.ts';
import type { Particulars } from './fact.ts';
import { classificationOf, type Proposal } from './proposal.ts';
import type { Action, Transition } from './transitions.ts';

type RowOf<A extends Action> = Extract<Transition, { action: A }>;
type StateIn<S> = Extract<CaseState, { status: S }>;
type OutcomeOf<R extends Transition> = R extends Transition
  ? { readonly state: StateIn<R['to']> } & Particulars<R['announces']>
  : never;

/** An action carried out, of which the table has already said that it is allowed. */
type Step<A extends Action> = (
  before: StateIn<RowOf<A>['from']>,
  command: CommandFor<A>,
  now: Date,
) => OutcomeOf<RowOf<A>>;

/**
 * What each action makes of a case and what it announces. The types hold every step to its rows in the transition
 * table: a row without a step, another status or another event does not compile.
 */
export const steps: { readonly [A in Action]: Step<A> } = {
  submit: ({ id, number, version }, { channel, submittedAt, regionHint }, now) => ({
    state: {
      status: 'received',
      id,
      number,
      version,
      since: now,
      channel,
      submittedAt,
      regionCode: regionHint,
      clocks: [],
    },
    announces: 'case.opened',
    details: { channel, submittedAt: submittedAt.toISOString(), regionHint },
  }),

  route: (before, { proposal }) => {
    const classification = classificationOf(proposal);
    const regionCode = classification.jurisdiction?.code ?? before.regionCode;
    const { lead, coHandling, reasons } = proposal;
    if (!proposal.sure || !lead)
      return {
        state: { ...before, status: 'triage', proposal, classification, regionCode },
        announces: 'case.sent-to-triage',
        details: { reasons, jurisdiction: classification.jurisdiction },
      };
    return {
      state: { ...before, status: 'assigned', proposal, classification, regionCode, lead, coHandling },
      announces: 'case.assigned',
      details: { lead, coHandling, ...classification, assignedBy: 'router', reasons, proposal: summaryOf(proposal) },
    };
  },

  assign: (before, { lead, coHandling: asked, reason }) => {
    const coHandling = asked.filter(({ id }) => id !== lead.id);
    const reasons = reason === undefined ? [] : [reason];
    const proposal = summaryOf(before.proposal);
    return {
      state: { ...before, status: 'assigned', lead, coHandling, regionCode: before.regionCode ?? lead.regionCode },
      announces: 'case.assigned',
      details: { lead, coHandling, ...before.classification, assignedBy: 'triage-officer', reasons, proposal },
    };
  },

  accept: (before) => ({
    state: { ...before, status: 'in-progress' },
    announces: 'case.accepted',
    details: { bureau: before.lead },
  }),

  contact: (before, _command, now) => ({
    state: { ...before, contactedAt: before.contactedAt ?? now },
    announces: 'case.contacted',
    details: { bureau: before.lead, first: before.contactedAt === undefined },
  }),

  reply: (before, { visibility, text }) => ({
    state: before,
    announces: 'case.replied',
    details: { bureau: before.lead, visibility, text },
  }),

  resolve: (before, { visibility, text }) => ({
    state: { ...before, status: 'resolved' },
    announces: 'case.resolved',
    details: { bureau: before.lead, visibility, text },
  }),
};

/** Nothing where the router had nobody to propose. */
function summaryOf({ lead, confidence, sure }: Proposal) {
  return lead && { leadId: lead.id, confidence, sure };
}
