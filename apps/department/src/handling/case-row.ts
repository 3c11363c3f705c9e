import type { Bureau, Matter, Region } from '#contracts';
import type { Channel, Kind } from '#domain';
import type { CaseClock } from '../clocks/domain/case-clock.ts';
import { nextStepAt } from '../clocks/domain/due-steps.ts';
import type { OpenedCase } from './domain/case-state.ts';
import type { Proposal } from './domain/proposal.ts';

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
  clocks: readonly CaseClock[];
  /** Follows from the clocks; written for the ticker, which looks for it, and never read here. */
  next_step_at: string | null;
}

/** The row of a case, without its subject, which the rules do not know; what is absent in the state is null. */
export function rowOf(state: OpenedCase): CaseRow {
  const routed = state.status === 'received' ? undefined : state;
  const placed = routed === undefined || routed.status === 'triage' ? undefined : routed;
  const accepted = placed === undefined || placed.status === 'assigned' ? undefined : placed;
  return {
    id: state.id,
    number: state.number,
    status: state.status,
    version: state.version,
    since: state.since,
    channel: state.channel,
    submitted_at: state.submittedAt,
    region_code: state.regionCode ?? null,
    kind: routed?.classification.kind ?? null,
    matter: routed?.classification.matter ?? null,
    function: routed?.classification.function ?? null,
    jurisdiction: routed?.classification.jurisdiction ?? null,
    urgent: routed?.classification.urgent ?? false,
    proposal: routed?.proposal ?? null,
    lead: placed?.lead ?? null,
    co_handling: placed ? [...placed.coHandling] : null,
    contacted_at: accepted?.contactedAt ?? null,
    clocks: state.clocks,
    next_step_at: nextStepAt(state.clocks),
  };
}

/** The state that a row holds. */
export function stateOf(row: CaseRow): OpenedCase {
  switch (row.status) {
    case 'received':
      return { ...openedPart(row), status: row.status };
    case 'triage':
      return { ...routedPart(row), status: row.status };
    case 'assigned':
      return { ...placedPart(row), status: row.status };
    case 'in-progress':
    case 'resolved':
      return { ...placedPart(row), status: row.status, contactedAt: row.contacted_at ?? undefined };
    default:
      return row.status satisfies never;
  }
}

function openedPart(row: CaseRow) {
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
  };
}

function routedPart(row: CaseRow) {
  const classification = {
    kind: row.kind ?? undefined,
    matter: row.matter ?? undefined,
    function: row.function ?? undefined,
    jurisdiction: row.jurisdiction ?? undefined,
    urgent: row.urgent,
  };
  return { ...openedPart(row), classification, proposal: present(row, 'proposal') };
}

function placedPart(row: CaseRow) {
  return { ...routedPart(row), lead: present(row, 'lead'), coHandling: present(row, 'co_handling') };
}

/** The checks of the table see to it that the column is there; a row without it is a defect. */
function present<C extends keyof CaseRow>(row: CaseRow, column: C): NonNullable<CaseRow[C]> {
  const value = row[column];
  if (value === null) throw new Error(`Case ${row.number} is ${row.status} and has no ${column}.`);
  return value;
}
