import type { Bureau, Matter, Region } from '#contracts';
import type { Channel, Kind } from '#domain';
import type { CaseClock } from '../clocks/domain/case-clock.ts';
import { dueAt } from '../clocks/domain/due-at.ts';
import { nextStepAt } from '../clocks/domain/due-steps.ts';
import type { AsideOfCase, OpenedCase, WhatIsKnown } from './domain/case-state.ts';
import type { Proposal } from './domain/proposal.ts';
import { waitsForOthers } from './domain/waits-for-others.ts';

/** A row of the table `case` as the driver gives it. */
export interface CaseRow {
  id: string;
  number: string;
  status: OpenedCase['status'];
  version: number;
  since: Date;
  channel: Channel;
  submitted_at: Date;
  region_code: string | null;
  kind: Kind | null;
  matter: Matter | null;
  function: string | null;
  jurisdiction: Region | null;
  urgent: boolean;
  proposal: Proposal | null;
  lead: Bureau | null;
  co_handling: Bureau[] | null;
  contacted_at: Date | null;
  handler: string | null;
  clocks: readonly CaseClock[];
  /** Follows from the clocks and the status; written for the ticker, which looks for it, and never read here. */
  next_step_at: string | null;
  /** The next two follow from the state as well; written for the queues, which are in their order and made of them. */
  due_at: string;
  waiting: boolean;
  /** What only some cases have; null for the others. */
  aside: Partial<AsideOfCase> | null;
}

/** What a state is made of again: all but what only others look for. */
export type StateRow = Omit<CaseRow, 'next_step_at' | 'due_at' | 'waiting'>;

/** The row of a case, without its subject, which the rules do not know; what is absent in the state is null. */
export function rowOf(state: OpenedCase): CaseRow {
  const { proposal, classification, lead, coHandling, handler, contactedAt }: WhatIsKnown = state;
  return {
    id: state.id,
    number: state.number,
    status: state.status,
    version: state.version,
    since: state.since,
    channel: state.channel,
    submitted_at: state.submittedAt,
    region_code: state.regionCode ?? null,
    kind: classification?.kind ?? null,
    matter: classification?.matter ?? null,
    function: classification?.function ?? null,
    jurisdiction: classification?.jurisdiction ?? null,
    urgent: classification?.urgent ?? false,
    proposal: proposal ?? null,
    lead: lead ?? null,
    co_handling: coHandling ? [...coHandling] : null,
    contacted_at: contactedAt ?? null,
    handler: handler ?? null,
    aside: asideOf(state),
    clocks: state.clocks,
    // A merged case is handled as part of another one, whose clocks run for both.
    next_step_at: state.status === 'merged' ? null : nextStepAt(state.clocks),
    due_at: dueAt(state.clocks),
    waiting: waitsForOthers(state),
  };
}

/** The state that a row holds. */
export function stateOf(row: StateRow): OpenedCase {
  switch (row.status) {
    case 'received':
      return { ...openedPart(row), status: row.status };
    case 'triage':
    case 'arbitration':
      return { ...routedPart(row), status: row.status };
    case 'assigned':
      return { ...placedPart(row), status: row.status };
    case 'in-progress':
      return { ...acceptedPart(row), resolution: row.aside?.resolution, status: row.status };
    case 'suspended':
      return { ...acceptedPart(row), status: row.status };
    case 'decline-pending':
      return { ...acceptedPart(row), decline: declineIn(row), status: row.status };
    case 'declined':
      return { ...routedPart(row), ...leadIn(row), ...endIn(row), status: row.status };
    case 'resolved':
      return { ...placedPart(row), ...endIn(row), followUp: row.aside?.followUp, status: row.status };
    case 'closed':
      return { ...placedPart(row), ...endIn(row), status: row.status };
    case 'merged':
      return {
        ...openedPart(row),
        ...knownPart(row),
        ...row.aside,
        ...countsIn(row),
        merger: mergerIn(row),
        status: row.status,
      };
    case 'withdrawn':
      return { ...openedPart(row), ...knownPart(row), status: row.status };
    default:
      return row.status satisfies never;
  }
}

function asideOf(state: WhatIsKnown): CaseRow['aside'] {
  const { returns, reopenings, supplements, onlyByCall, splitFrom, hotIssue, merger } = state;
  const { about, regionLeft, extension, resolution, decline, settledAt, windows, followUp } = state;
  const aside = {
    onlyByCall,
    splitFrom,
    hotIssue,
    returns: unlessNone(returns),
    reopenings: unlessNone(reopenings),
    supplements: unlessNone(supplements),
    about,
    regionLeft,
    extension,
    resolution,
    decline,
    settledAt,
    windows,
    followUp,
    merger,
  };
  return Object.values(aside).some((value) => value !== undefined) ? aside : null;
}

function unlessNone(count = 0): number | undefined {
  return count === 0 ? undefined : count;
}

function openedPart(row: StateRow) {
  const { id, number, version, since, channel, clocks } = row;
  return {
    id,
    number,
    version,
    since,
    channel,
    submittedAt: row.submitted_at,
    regionCode: row.region_code ?? undefined,
    clocks,
    onlyByCall: row.aside?.onlyByCall,
    splitFrom: row.aside?.splitFrom,
    about: row.aside?.about,
    hotIssue: row.aside?.hotIssue,
    ...countsIn(row),
  };
}

function routedPart(row: StateRow) {
  const { classification, contactedAt } = knownPart(row);
  const proposal = present(row, 'proposal');
  return { ...openedPart(row), classification, regionLeft: row.aside?.regionLeft, contactedAt, proposal };
}

function knownPart(row: StateRow) {
  const classification = {
    kind: row.kind ?? undefined,
    matter: row.matter ?? undefined,
    function: row.function ?? undefined,
    jurisdiction: row.jurisdiction ?? undefined,
    urgent: row.urgent,
  };
  return {
    classification,
    contactedAt: row.contacted_at ?? undefined,
    proposal: row.proposal ?? undefined,
    lead: row.lead ?? undefined,
    coHandling: row.co_handling ?? undefined,
    handler: row.handler ?? undefined,
  };
}

function placedPart(row: StateRow) {
  return {
    ...routedPart(row),
    lead: present(row, 'lead'),
    coHandling: present(row, 'co_handling'),
    handler: row.handler ?? undefined,
  };
}

function acceptedPart(row: StateRow) {
  return { ...placedPart(row), extension: row.aside?.extension };
}

function countsIn({ aside }: StateRow) {
  return {
    returns: aside?.returns ?? 0,
    reopenings: aside?.reopenings ?? 0,
    supplements: aside?.supplements ?? 0,
  };
}

function mergerIn({ number, aside }: StateRow) {
  if (!aside?.merger) throw new Error(`Nobody has merged case ${number}.`);
  return aside.merger;
}

function leadIn({ lead, co_handling, handler }: StateRow) {
  return { lead: lead ?? undefined, coHandling: co_handling ?? undefined, handler: handler ?? undefined };
}

function declineIn({ number, aside }: StateRow) {
  if (!aside?.decline) throw new Error(`Nobody has proposed to decline case ${number}.`);
  return aside.decline;
}

/** Cases that were resolved before their end was kept are reckoned from when they came into their status. */
function endIn({ aside, since }: StateRow) {
  return { settledAt: aside?.settledAt ?? since.toISOString(), windows: aside?.windows };
}

/** The checks of the table see to it that the column is there; a row without it is a defect. */
function present<C extends keyof StateRow>(row: StateRow, column: C): NonNullable<StateRow[C]> {
  const value = row[column];
  if (value === null) throw new Error(`Case ${row.number} is ${row.status} and has no ${column}.`);
  return value;
}
