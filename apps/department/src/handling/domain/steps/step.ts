import type { CaseState, routedStatuses } from '../case-state.ts';
import type { CommandFor } from '../command.ts';
import type { Particulars } from '../fact.ts';
import type { Action, Announcement, Transition } from '../transitions.ts';

type RowOf<A extends Action> = Extract<Transition, { action: A }>;
export type StateIn<S> = Extract<CaseState, { status: S }>;
type StateAfter<R extends Transition> = StateIn<
  R['to'] extends 'same' ? R['from'][number] : R['to'] extends 'as-before' ? (typeof routedStatuses)[number] : R['to']
>;
type Listed<N extends readonly Announcement[]> = { readonly [I in keyof N]: Particulars<N[I]> };
type Facts<R extends Transition> = R extends { readonly forEachNamed: infer N extends Announcement }
  ? readonly [...Listed<R['announces']>, ...Particulars<N>[]]
  : Listed<R['announces']>;
type OutcomeOf<R extends Transition> = R extends Transition
  ? { readonly state: StateAfter<R>; readonly facts: Facts<R> }
  : never;

/** An action carried out, of which the table has already said that it is allowed. */
type Step<A extends Action> = (
  before: StateIn<RowOf<A>['from'][number]>,
  command: CommandFor<A>,
  now: Date,
) => OutcomeOf<RowOf<A>>;

/**
 * What each of these actions makes of a case and what it announces. The types hold every step to its rows in the
 * transition table: a row without a step, another status or other events do not compile.
 */
export type Steps<A extends Action> = { readonly [K in A]: Step<K> };
