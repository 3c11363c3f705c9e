import type { CaseState, OpenedCase } from './case-state.ts';
import type { Command, StaffCommand } from './command.ts';
import { fact, type Fact, type Particulars } from './fact.ts';
import { steps } from './steps.ts';
import { type Action, type Transition, transitionsFrom } from './transitions.ts';
import { maySee, speaksFor, type StaffMember } from './who-may.ts';

/** A command that was carried out: how the case stands now, and what is to be announced. */
export interface Carried {
  readonly outcome: 'carried-out';
  readonly state: OpenedCase;
  readonly facts: readonly Fact[];
}

/** A command that changed nothing: why, how the case stands, and what may be done instead. */
export interface Refused {
  readonly outcome: 'refused';
  readonly because: 'not-theirs' | 'stale-version' | 'not-allowed-now';
  readonly action: Action;
  readonly status: CaseState['status'];
  readonly version: number;
  readonly allowed: readonly Action[];
}

export type Decision = Carried | Refused;

/** What comes of a command. Pure: the caller loads, saves and tells the time. */
export function decide(state: CaseState, command: Command, now: Date): Decision {
  const because = reasonToRefuse(state, command);
  return because ? refused(because, state, command) : carriedOut(state, command, now);
}

/** The actions that are open to a person in a case as it stands; they are what an API answer offers. */
export function allowedActions(state: CaseState, staff: StaffMember): Action[] {
  return distinctActions(transitionsFrom(state.status).filter(({ by }) => speaksFor(by, staff, state)));
}

function reasonToRefuse(state: CaseState, command: Command): Refused['because'] | undefined {
  if (isByStaff(command) && !maySee(command.by, state)) return 'not-theirs';
  if (isByStaff(command) && command.version !== state.version) return 'stale-version';
  const rows = transitionsFrom(state.status).filter(({ action }) => action === command.kind);
  if (rows.length === 0) return 'not-allowed-now';
  if (isByStaff(command) && !rows.some(({ by }) => speaksFor(by, command.by, state))) return 'not-theirs';
  return undefined;
}

function refused(because: Refused['because'], state: CaseState, command: Command): Refused {
  const allowed = isByStaff(command)
    ? allowedActions(state, command.by)
    : distinctActions(transitionsFrom(state.status));
  return { outcome: 'refused', because, action: command.kind, status: state.status, version: state.version, allowed };
}

function carriedOut(before: CaseState, command: Command, now: Date): Carried {
  const step = steps[command.kind] as UncheckedStep;
  const { state: after, ...particulars } = step(before, command, now);
  const version = before.version + 1;
  const since = after.status === before.status ? after.since : now;
  const common = { caseId: after.id, caseNumber: after.number, caseVersion: version, occurredAt: now.toISOString() };
  return { outcome: 'carried-out', state: { ...after, version, since }, facts: [fact(particulars, common)] };
}

/** TypeScript cannot follow that `command` and its step agree; {@link steps} and {@link reasonToRefuse} see to it. */
type UncheckedStep = (
  before: CaseState,
  command: Command,
  now: Date,
) => { readonly state: OpenedCase } & Particulars<Transition['announces']>;

function isByStaff(command: Command): command is StaffCommand {
  return 'by' in command;
}

function distinctActions(rows: readonly Transition[]): Action[] {
  return [...new Set(rows.map(({ action }) => action))];
}
