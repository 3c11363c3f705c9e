import type { CaseStatus } from '#domain';
import { type CaseState, endedStatuses, openStatuses, placedStatuses, routedStatuses } from './case-state.ts';
import { type Condition, holds } from './conditions.ts';
import { type Party, type Role, rolesOf } from './who-may.ts';

/** Short name of an event: `case.opened` stands for `xinqiao.case.opened.v1`. */
type EventName = `${'case' | 'co-task'}.${string}`;

interface TransitionRow {
  readonly from: readonly (CaseStatus | 'unopened')[];
  readonly action: string;
  /** Who may take the action; `who-may.ts` says how that is told. */
  readonly by: Party;
  /** `as-before`: where an action stood that is undone. */
  readonly to: CaseStatus | 'same' | 'as-before';
  /** In this order; each raises the version of the case by one. */
  readonly announces: readonly [EventName, ...EventName[]];
  /** Announced after those, once for each bureau that was named: at the placement to help, or of another case as whom that is about. */
  readonly forEachNamed?: EventName;
  /** What the case must meet beside its status; of several, all. */
  readonly given?: Condition | readonly Condition[];
  /** What tells this row from another one with the same `from` and `action`. */
  readonly when?: string;
}

/**
 * The state machine of a Case: all that may happen to it, and nothing else may. The types of the steps, the checks of
 * {@link decide}, the actions that an API answer offers and the diagram in `docs/state-machine.md` come from this table.
 */
export const transitions = [
  { from: ['unopened'], action: 'submit', by: 'citizen', to: 'received', announces: ['case.opened'] },
  { from: ['received'], action: 'route', by: 'router', to: 'assigned', announces: ['case.assigned'], when: 'sure' },
  {
    from: ['received'],
    action: 'route',
    by: 'router',
    to: 'triage',
    announces: ['case.sent-to-triage'],
    when: 'not sure',
  },
  { from: ['triage'], action: 'assign', by: 'triage-officer', to: 'assigned', announces: ['case.assigned'] },
  {
    from: ['assigned'],
    action: 'accept',
    by: 'lead-bureau',
    to: 'in-progress',
    announces: ['case.accepted'],
    forEachNamed: 'co-task.assigned',
  },
  {
    from: ['assigned', 'in-progress'],
    action: 'return',
    by: 'lead-bureau',
    to: 'triage',
    announces: ['case.returned'],
    given: 'at most 3 returns',
    when: 'the first time',
  },
  {
    from: ['assigned', 'in-progress'],
    action: 'return',
    by: 'lead-bureau',
    to: 'arbitration',
    announces: ['case.returned'],
    given: 'at most 3 returns',
    when: 'again',
  },
  {
    from: ['arbitration'],
    action: 'arbitrate',
    by: 'supervisor',
    to: 'assigned',
    announces: ['case.arbitrated', 'case.assigned'],
  },
  {
    from: placedStatuses,
    action: 'name-complained-of',
    by: 'triage-officer',
    to: 'triage',
    announces: ['case.complained-of'],
    given: 'when it is about fewer than 10 bureaus',
    when: 'its lead',
  },
  {
    from: placedStatuses,
    action: 'name-complained-of',
    by: 'supervisor',
    to: 'triage',
    announces: ['case.complained-of'],
    given: 'when it is about fewer than 10 bureaus',
    when: 'its lead',
  },
  {
    from: [...routedStatuses, ...endedStatuses],
    action: 'name-complained-of',
    by: 'triage-officer',
    to: 'same',
    announces: ['case.complained-of'],
    given: 'when it is about fewer than 10 bureaus',
    when: 'another one, or after its end',
  },
  {
    from: [...routedStatuses, ...endedStatuses],
    action: 'name-complained-of',
    by: 'supervisor',
    to: 'same',
    announces: ['case.complained-of'],
    given: 'when it is about fewer than 10 bureaus',
    when: 'another one, or after its end',
  },
  {
    from: placedStatuses,
    action: 'succeed',
    by: 'directory',
    to: 'triage',
    announces: ['case.bureau-succeeded'],
    when: 'it is about its new lead',
  },
  { from: routedStatuses, action: 'succeed', by: 'directory', to: 'same', announces: ['case.bureau-succeeded'] },
  {
    from: placedStatuses,
    action: 'assign-handler',
    by: 'lead-bureau',
    to: 'same',
    announces: ['case.handler-assigned'],
  },
  { from: ['in-progress'], action: 'contact', by: 'lead-bureau', to: 'in-progress', announces: ['case.contacted'] },
  { from: ['in-progress'], action: 'reply', by: 'lead-bureau', to: 'in-progress', announces: ['case.replied'] },
  {
    from: ['in-progress'],
    action: 'request-extension',
    by: 'lead-bureau',
    to: 'in-progress',
    announces: ['case.extension-requested'],
    given: 'when no more time is asked for',
  },
  {
    from: ['in-progress'],
    action: 'approve-extension',
    by: 'supervisor-of-others',
    to: 'in-progress',
    announces: ['case.extended'],
    given: 'when more time is asked for',
  },
  {
    from: ['in-progress'],
    action: 'refuse-extension',
    by: 'supervisor-of-others',
    to: 'in-progress',
    announces: ['case.extension-refused'],
    given: 'when more time is asked for',
  },
  {
    from: ['in-progress'],
    action: 'suspend',
    by: 'lead-bureau',
    to: 'suspended',
    announces: ['case.suspended'],
    given: 'at most 100 pauses',
  },
  { from: ['suspended'], action: 'resume', by: 'lead-bureau', to: 'in-progress', announces: ['case.resumed'] },
  {
    from: ['in-progress'],
    action: 'ask-co-bureau',
    by: 'lead-bureau',
    to: 'in-progress',
    announces: ['co-task.assigned'],
    given: 'at most 10 open tasks, and 100 in all',
  },
  {
    from: ['in-progress', 'suspended', 'decline-pending'],
    action: 'complete-co-task',
    by: 'co-bureau',
    to: 'same',
    announces: ['co-task.completed'],
  },
  {
    from: ['in-progress'],
    action: 'waive-co-task',
    by: 'lead-bureau',
    to: 'in-progress',
    announces: ['co-task.waived'],
    given: 'when help is asked for',
  },
  {
    from: ['in-progress'],
    action: 'resolve',
    by: 'lead-bureau',
    to: 'resolved',
    announces: ['case.resolved'],
    given: 'when all who help are done',
    when: 'with a reply that answers, or by the head',
  },
  {
    from: ['in-progress'],
    action: 'resolve',
    by: 'lead-bureau',
    to: 'in-progress',
    announces: ['case.resolution-proposed'],
    given: 'when all who help are done',
    when: 'with a doubtful reply',
  },
  {
    from: ['in-progress'],
    action: 'confirm-resolution',
    by: 'bureau-head',
    to: 'resolved',
    announces: ['case.resolved'],
    given: 'when a final reply is doubtful',
  },
  {
    from: ['in-progress'],
    action: 'refuse-resolution',
    by: 'bureau-head',
    to: 'in-progress',
    announces: ['case.resolution-refused'],
    given: 'when a final reply is doubtful',
  },
  {
    from: ['assigned', 'in-progress'],
    action: 'propose-decline',
    by: 'lead-bureau',
    to: 'decline-pending',
    announces: ['case.decline-proposed'],
  },
  {
    from: ['decline-pending'],
    action: 'confirm-decline',
    by: 'supervisor-of-others',
    to: 'declined',
    announces: ['case.declined'],
  },
  {
    from: ['decline-pending'],
    action: 'refuse-decline',
    by: 'supervisor-of-others',
    to: 'assigned',
    announces: ['case.decline-refused'],
    when: 'not accepted before',
  },
  {
    from: ['decline-pending'],
    action: 'refuse-decline',
    by: 'supervisor-of-others',
    to: 'in-progress',
    announces: ['case.decline-refused'],
    when: 'accepted before',
  },
  { from: ['triage'], action: 'split', by: 'triage-officer', to: 'triage', announces: ['case.split'] },
  { from: ['triage'], action: 'decline', by: 'triage-officer', to: 'declined', announces: ['case.declined'] },
  { from: ['resolved'], action: 'rate', by: 'citizen', to: 'closed', announces: ['case.rated', 'case.closed'] },
  {
    from: ['resolved'],
    action: 'rate-by-call',
    by: 'follow-up-caller',
    to: 'closed',
    announces: ['case.rated', 'case.closed'],
    given: 'when he is reached by a call alone',
  },
  {
    from: ['resolved'],
    action: 'rate-by-call',
    by: 'follow-up-caller',
    to: 'in-progress',
    announces: ['case.rated', 'case.closed', 'case.reopened'],
    given: ['when he is reached by a call alone', 'while it may be taken up again'],
    when: 'and he wants it to go on',
  },
  {
    from: ['resolved'],
    action: 'rate-by-call',
    by: 'follow-up-caller',
    to: 'triage',
    announces: ['case.rated', 'case.closed', 'case.reopened'],
    given: ['when he is reached by a call alone', 'while it may be taken up again'],
    when: 'and he wants it to go on, which is about its lead',
  },
  {
    from: ['resolved'],
    action: 'miss-call',
    by: 'follow-up-caller',
    to: 'resolved',
    announces: ['case.follow-up-missed'],
    given: 'when a call is still to be made',
  },
  { from: ['resolved'], action: 'close', by: 'clock', to: 'closed', announces: ['case.closed'] },
  {
    from: ['resolved', 'closed'],
    action: 'reopen',
    by: 'citizen',
    to: 'in-progress',
    announces: ['case.reopened'],
    given: 'while it may be taken up again',
  },
  { from: ['resolved', 'closed'], action: 'reopen', by: 'supervisor', to: 'in-progress', announces: ['case.reopened'] },
  {
    from: ['resolved', 'closed'],
    action: 'reopen',
    by: 'citizen',
    to: 'triage',
    announces: ['case.reopened'],
    given: 'while it may be taken up again',
    when: 'it is about its lead',
  },
  {
    from: ['resolved', 'closed'],
    action: 'reopen',
    by: 'supervisor',
    to: 'triage',
    announces: ['case.reopened'],
    when: 'it is about its lead',
  },
  {
    from: ['declined'],
    action: 'reopen',
    by: 'citizen',
    to: 'triage',
    announces: ['case.reopened'],
    given: 'while it may be taken up again',
  },
  { from: ['declined'], action: 'reopen', by: 'supervisor', to: 'triage', announces: ['case.reopened'] },
  {
    from: openStatuses,
    action: 'supplement',
    by: 'citizen',
    to: 'same',
    announces: ['case.supplemented'],
    given: 'at most 20 times',
  },
  { from: openStatuses, action: 'withdraw', by: 'citizen', to: 'withdrawn', announces: ['case.withdrawn'] },
  // Not before the router has decided: its decision would come to a case that cannot take it, and be lost.
  {
    from: routedStatuses,
    action: 'merge',
    by: 'triage-officer',
    to: 'merged',
    announces: ['case.merged'],
    given: 'at most 100 pauses',
  },
  {
    from: ['merged'],
    action: 'come-back',
    by: 'target-case',
    to: 'as-before',
    announces: ['case.unmerged'],
    forEachNamed: 'case.complained-of',
  },
  {
    from: ['merged'],
    action: 'come-back',
    by: 'target-case',
    to: 'triage',
    announces: ['case.unmerged'],
    forEachNamed: 'case.complained-of',
    when: 'it is about its lead',
  },
  { from: ['merged'], action: 'resolve-with-target', by: 'target-case', to: 'resolved', announces: ['case.resolved'] },
  { from: ['merged'], action: 'unmerge', by: 'triage-officer', to: 'as-before', announces: ['case.unmerged'] },
  {
    from: ['merged'],
    action: 'unmerge',
    by: 'triage-officer',
    to: 'triage',
    announces: ['case.unmerged'],
    when: 'it is about its lead',
  },
  {
    from: openStatuses,
    action: 'join-hot-issue',
    by: 'router',
    to: 'same',
    announces: ['case.joined-hot-issue'],
    given: 'when it is in no hot issue',
  },
  {
    from: openStatuses,
    action: 'leave-hot-issue',
    by: 'router',
    to: 'same',
    announces: ['case.left-hot-issue'],
    given: 'when it is in a hot issue',
  },
] as const satisfies readonly TransitionRow[];

export type Transition = (typeof transitions)[number];
export type Action = Transition['action'];
export type Announcement = Transition['announces'][number];

/** Every action once, in the order of the table. */
export const actions: readonly Action[] = [...new Set(transitions.map(({ action }) => action))];

/** The rows that apply to a case as it stands; empty where its life has ended. */
export function transitionsFrom(state: CaseState, now: Date): readonly Transition[] {
  return transitions.filter((row: TransitionRow) => {
    return row.from.includes(state.status) && conditionsOf(row).every((condition) => holds(condition, state, now));
  });
}

/** What a case must still meet for a row whose status it has; undefined where nothing is missing but the status. */
export function conditionMissed(
  state: CaseState,
  isWanted: (row: Transition) => boolean,
  now: Date,
): Condition | undefined {
  const rows: readonly TransitionRow[] = transitions.filter(isWanted);
  const here = rows.filter(({ from }) => from.includes(state.status));
  return here.flatMap(conditionsOf).find((condition) => !holds(condition, state, now));
}

export function conditionsOf({ given = [] }: TransitionRow): readonly Condition[] {
  return typeof given === 'string' ? [given] : given;
}

/** The roles that may take this action in some case, for the lock on its door. */
export function rolesFor(wanted: Action): Role[] {
  const parties = transitions.filter(({ action }) => action === wanted).map(({ by }) => by);
  return [...new Set(parties.flatMap((party) => rolesOf[party]))];
}
