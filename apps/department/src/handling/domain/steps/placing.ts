import type { Bureau } from '#contracts';
import { lapsed } from '../co-task.ts';
import { isAbout, mostComplainedOf } from '../complained-of.ts';
import { backFromLead, subjectWith } from '../correcting.ts';
import { type Classification, classificationOf, type Proposal } from '../proposal.ts';
import { taskAssigned } from './co-handling.ts';
import { tasksOfNamed } from './named-to-help.ts';
import { without } from './without.ts';
import type { Steps } from './step.ts';

const untold = { returns: 0, reopenings: 0, supplements: 0, clocks: [] };

/** Whose a case is: from its opening until a bureau has accepted it, and back again. */
export const placingSteps: Steps<'submit' | 'route' | 'assign' | 'accept' | 'return' | 'arbitrate'> = {
  submit: (
    { id, number, version },
    { channel, submittedAt, regionHint: regionCode, onlyByCall, splitFrom, about },
    now,
  ) => ({
    state: {
      status: 'received',
      id,
      number,
      version,
      since: now,
      channel,
      submittedAt,
      regionCode,
      onlyByCall,
      splitFrom,
      about,
      ...untold,
    },
    facts: [
      {
        announces: 'case.opened',
        details: { channel, submittedAt: submittedAt.toISOString(), regionHint: regionCode },
      },
    ],
  }),

  route: (before, { proposal }) => {
    const classification = classificationOf(proposal);
    const regionCode = classification.jurisdiction?.code ?? before.regionCode;
    const { lead, reasons } = proposal;
    const about = aboutAll(before.about, proposal.about);
    if (!proposal.sure || !lead || isAbout({ about }, lead))
      return {
        state: { ...before, status: 'triage', proposal, classification, about, regionCode },
        facts: [{ announces: 'case.sent-to-triage', details: { reasons, jurisdiction: classification.jurisdiction } }],
      };
    const coHandling = proposal.coHandling.filter((bureau) => !isAbout({ about }, bureau));
    const details = { lead, coHandling, about, ...classification, reasons, proposal: summaryOf(proposal) };
    return {
      state: { ...before, status: 'assigned', proposal, classification, about, regionCode, lead, coHandling },
      facts: [{ announces: 'case.assigned', details: { ...details, assignedBy: 'router' } }],
    };
  },

  assign: (before, { coHandling: asked, reason, about = before.about, ...coming }) => {
    const { lead } = coming;
    const { corrections, confirmed, ...subject } = subjectWith(before, coming);
    const coHandling = without(asked, lead);
    const reasons = reason === undefined ? [] : [reason];
    const details = {
      lead,
      coHandling,
      about: about && [...about],
      ...subject.classification,
      reasons,
      proposal: summaryOf(before.proposal),
      corrections,
      confirmed,
    };
    return {
      state: {
        ...before,
        status: 'assigned',
        lead,
        coHandling,
        about,
        ...subject,
      },
      facts: [{ announces: 'case.assigned', details: { ...details, assignedBy: 'triage-officer' } }],
    };
  },

  accept: (before, _command, now) => {
    const tasks = tasksOfNamed(before, now);
    return {
      state: { ...before, status: 'in-progress', coTasks: [...(before.coTasks ?? []), ...tasks] },
      facts: [
        { announces: 'case.accepted', details: { bureau: before.lead } },
        ...tasks.map((task) => taskAssigned(before.lead, task)),
      ],
    };
  },

  return: ({ lead: bureau, coHandling: _, handler: _handler, ...rest }, { reason, dutyLine, suggested }) => {
    const ended = { ...rest, coTasks: lapsed(rest.coTasks), extension: undefined, resolution: undefined };
    const before = backFromLead(ended);
    const returns = before.returns + 1;
    const details = { bureau, reason, dutyLine, suggested, jurisdiction: rest.regionLeft };
    return returns === 1
      ? {
          state: { ...before, returns, status: 'triage' },
          facts: [{ announces: 'case.returned', details: { ...details, sentTo: 'triage' } }],
        }
      : {
          state: { ...before, returns, status: 'arbitration' },
          facts: [{ announces: 'case.returned', details: { ...details, sentTo: 'arbitration' } }],
        };
  },

  arbitrate: (before, { coHandling: asked, reason, about = before.about, ...coming }) => {
    const { lead, corrected = {} } = coming;
    const { proposal } = before;
    const { corrections, confirmed, ...subject } = subjectWith(before, coming);
    const coHandling = without(asked, lead);
    const decided = { lead, coHandling, about: about && [...about], reasons: [reason] };
    const { kind, urgent } = corrected;
    const { matter, jurisdiction } = subject.classification;
    const duty = corrected.function ?? functionCorrected(before) ?? dutyProposed(proposal, lead);
    const ruling = { ...decided, kind, urgent, matter, function: duty, jurisdiction, confirmed };
    const assignment = { ...decided, ...subject.classification, proposal: summaryOf(proposal), corrections, confirmed };
    return {
      state: {
        ...before,
        status: 'assigned',
        lead,
        coHandling,
        about,
        ...subject,
      },
      facts: [
        { announces: 'case.arbitrated', details: ruling },
        { announces: 'case.assigned', details: { ...assignment, assignedBy: 'supervisor' } },
      ],
    };
  },
};

/** What the case was about from which this one was split, it is about as well, whatever the router makes of its words. */
function aboutAll(known: readonly Bureau[] | undefined, found: Bureau[] | undefined): Bureau[] | undefined {
  if (!known) return found;
  const others = (found ?? []).filter((bureau) => !isAbout({ about: known }, bureau));
  return [...known, ...others].slice(0, mostComplainedOf);
}

/** Nothing where the router had nobody to propose. */
function summaryOf({ lead, confidence, sure }: Proposal) {
  return lead && { leadId: lead.id, confidence, sure };
}

interface Ruled {
  readonly classification: Classification;
  readonly proposal: Proposal;
}

/** What somebody said is to be done in place of what the router had said. */
function functionCorrected({ classification, proposal }: Ruled): string | undefined {
  return classification.function === proposal.function ? undefined : classification.function;
}

/** What the router would have had this bureau do. */
function dutyProposed({ lead, function: duty, alternatives }: Proposal, { id }: Bureau): string | undefined {
  return lead?.id === id ? duty : alternatives.find(({ bureau }) => bureau.id === id)?.function;
}
