import type { CaseState, OpenedCase } from './case-state.ts';
import type { Command, PersonsCommand, StaffCommand } from './command.ts';
import type { Condition } from './conditions.ts';
import { fieldsComplainedOf } from './complained-of.ts';
import { fact, type Fact, type Particulars } from './fact.ts';
import { callWanting } from './has-call.ts';
import { mayGive } from './may-give.ts';
import { steps } from './steps/steps.ts';
import { fitsTasks } from './task-named.ts';
import { type Action, type Announcement, conditionMissed, type Transition, transitionsFrom } from './transitions.ts';
import { type Actor, maySee, speaksFor } from './who-may.ts';

/** A command that was carried out: how the case stands now, and what is to be announced. */
export interface Carried {
  readonly outcome: 'carried-out';
  readonly state: OpenedCase;
  readonly facts: readonly Fact[];
}

/** A command that changed nothing: why, how the case stands, and what may be done instead. */
export interface Refused {
  readonly outcome: 'refused';
  readonly because:
    | 'not-theirs'
    | 'stale-version'
    | 'not-allowed-now'
    | 'unfit-task'
    | 'complained-of'
    | 'not-theirs-to-give'
    | 'call-taken'
    | 'call-not-taken'
    | 'help-still-asked-for';
  readonly action: Action;
  readonly status: CaseState['status'];
  readonly version: number;
  readonly allowed: readonly Action[];
  /** The fields that name a bureau which the case is a complaint about. */
  readonly complainedOf?: readonly string[];
  /** What the case must meet for the action, where its status alone would allow it. */
  readonly missing?: Condition;
}

export type Decision = Carried | Refused;

/** What comes of a command. Pure: the caller loads, saves and tells the time. */
export function decide(state: CaseState, command: Command, now: Date): Decision {
  const because = reasonToRefuse(state, command, now);
  return because ? refused(because, state, command, now) : carriedOut(state, command, now);
}

/** The actions that are open to somebody in a case as it stands; they are what an API answer offers. */
export function allowedActions(state: CaseState, actor: Actor, now: Date): Action[] {
  const rows = transitionsFrom(state, now).filter(({ by }) => speaksFor(by, actor, state));
  return distinctActions(rows).filter((action) => !callWanting(action, actor, state, now));
}

function reasonToRefuse(state: CaseState, command: Command, now: Date): Refused['because'] | undefined {
  if (isByPerson(command) && !maySee(command.by, state)) return 'not-theirs';
  if (isByPerson(command) && isOutdated(command, state)) return 'stale-version';
  const rows = transitionsFrom(state, now).filter((row) => isMeantBy(command, row));
  if (rows.length === 0) return 'not-allowed-now';
  if (!fitsTasks(state, command)) return 'unfit-task';
  if (isByPerson(command) && !rows.some(({ by }) => speaksFor(by, command.by, state)))
    // A citizen has no rights to lack: what is open to others only is not open in this status.
    return isByStaff(command) ? 'not-theirs' : 'not-allowed-now';
  if (!mayGive(state, command)) return 'not-theirs-to-give';
  const wanting = isByPerson(command) && callWanting(command.kind, command.by, state, now);
  if (wanting) return wanting;
  return fieldsComplainedOf(state, command).length > 0 ? 'complained-of' : undefined;
}

/** A rating by call means the rows in which the case goes on where the citizen wants that, and the other one where he does not. */
function isMeantBy(command: Command, { action, announces }: Transition): boolean {
  if (action !== command.kind) return false;
  const goesOn = (announces as readonly Announcement[]).includes('case.reopened');
  return command.kind !== 'rate-by-call' || goesOn === (command.reopen !== undefined);
}

function isOutdated({ version }: PersonsCommand, state: CaseState): boolean {
  return version !== undefined && version !== state.version;
}

function refused(because: Refused['because'], state: CaseState, command: Command, now: Date): Refused {
  const allowed = isByPerson(command)
    ? allowedActions(state, command.by, now)
    : distinctActions(transitionsFrom(state, now));
  const missing =
    because === 'not-allowed-now' ? conditionMissed(state, (row) => isMeantBy(command, row), now) : undefined;
  const complainedOf = because === 'complained-of' ? fieldsComplainedOf(state, command) : undefined;
  const { status, version } = state;
  return { outcome: 'refused', because, action: command.kind, status, version, allowed, complainedOf, missing };
}

function carriedOut(before: CaseState, command: Command, now: Date): Carried {
  const step = steps[command.kind] as UncheckedStep;
  const { state: after, facts } = step(before, command, now);
  const version = before.version + facts.length;
  const since = after.status === before.status || isTakenBack(before, after) ? after.since : now;
  const common = { caseId: after.id, caseNumber: after.number, occurredAt: now.toISOString() };
  return {
    outcome: 'carried-out',
    state: { ...after, version, since },
    facts: facts.map((particulars, index) => fact(particulars, { ...common, caseVersion: before.version + index + 1 })),
  };
}

/** Whether a step has put a case back to where it had stood, and since when. */
function isTakenBack(before: CaseState, after: OpenedCase): boolean {
  return 'since' in before && after.since !== before.since;
}

/** TypeScript cannot follow that `command` and its step agree; {@link steps} and {@link reasonToRefuse} see to it. */
type UncheckedStep = (
  before: CaseState,
  command: Command,
  now: Date,
) => { readonly state: OpenedCase; readonly facts: readonly Particulars[] };

function isByPerson(command: Command): command is PersonsCommand {
  return 'by' in command;
}

function isByStaff(command: Command): command is StaffCommand {
  return isByPerson(command) && command.by !== 'citizen';
}

function distinctActions(rows: readonly Transition[]): Action[] {
  return [...new Set(rows.map(({ action }) => action))];
}
