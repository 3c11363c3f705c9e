import type { CaseStatus } from '#domain';
import type { CaseState } from './case-state.ts';
import { type Party, type Role, rolesOf } from './who-may.ts';

interface TransitionRow {
  readonly from: CaseStatus | 'unopened';
  readonly action: string;
  /** Who may take the action; `who-may.ts` says how that is told. */
  readonly by: Party;
  readonly to: CaseStatus;
  /** Short name of the event: `case.opened` stands for `xinqiao.case.opened.v1`. */
  readonly announces: `case.${string}`;
  /** What tells this row from another one with the same `from` and `action`. */
  readonly when?: string;
}

/**
 * The state machine of a Case: all that may happen to it, and nothing else may. The types of the steps, the checks of
 * {@link decide}, the actions that an API answer offers and the diagram in `docs/state-machine.md` come from this table.
 */
export const transitions = [
  { from: 'unopened', action: 'submit', by: 'citizen', to: 'received', announces: 'case.opened' },
  { from: 'received', action: 'route', by: 'router', to: 'assigned', announces: 'case.assigned', when: 'sure' },
  { from: 'received', action: 'route', by: 'router', to: 'triage', announces: 'case.sent-to-triage', when: 'not sure' },
  { from: 'triage', action: 'assign', by: 'triage-officer', to: 'assigned', announces: 'case.assigned' },
  { from: 'assigned', action: 'accept', by: 'lead-bureau', to: 'in-progress', announces: 'case.accepted' },
  { from: 'in-progress', action: 'contact', by: 'lead-bureau', to: 'in-progress', announces: 'case.contacted' },
  { from: 'in-progress', action: 'reply', by: 'lead-bureau', to: 'in-progress', announces: 'case.replied' },
  { from: 'in-progress', action: 'resolve', by: 'lead-bureau', to: 'resolved', announces: 'case.resolved' },
] as const satisfies readonly TransitionRow[];

export type Transition = (typeof transitions)[number];
export type Action = Transition['action'];

/** Every action once, in the order of the table. */
export const actions: readonly Action[] = [...new Set(transitions.map(({ action }) => action))];

/** The rows that apply to a case in this status; empty where its life has ended. */
export function transitionsFrom(status: CaseState['status']): readonly Transition[] {
  return transitions.filter(({ from }) => from === status);
}

/** The roles that may take this action in some case, for the lock on its door. */
export function rolesFor(wanted: Action): Role[] {
  const parties = transitions.filter(({ action }) => action === wanted).map(({ by }) => by);
  return [...new Set(parties.flatMap((party) => rolesOf[party]))];
}
