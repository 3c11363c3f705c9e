import type { CaseState, WhatIsKnown } from './case-state.ts';
import { mostComplainedOf } from './complained-of.ts';
import { mostCoTasks, mostOpenCoTasks, openTasks } from './co-task.ts';
import { mayBeReopened } from './windows.ts';

/** A citizen who has more to say than this has another matter. */
const mostSupplements = 20;

/** The first goes to the triage desk, the second to a ruling; a ruling may be disputed once, with what was not known. */
const mostReturns = 3;

/** Of one clock: what announces it has room for ten times as many. */
const mostPauses = 100;

/** What a row of the transition table may demand of a case beside its status. */
const conditions = {
  'when more time is asked for': ({ extension }) => extension !== undefined,
  'when no more time is asked for': ({ extension }) => extension === undefined,
  'when a final reply is doubtful': ({ resolution }) => resolution !== undefined,
  'when a call is still to be made': ({ followUp }) => followUp !== undefined,
  'when he is reached by a call alone': ({ onlyByCall }) => onlyByCall === true,
  'while it may be taken up again': mayBeReopened,
  'at most 3 returns': ({ returns = 0 }) => returns < mostReturns,
  'at most 100 pauses': ({ clocks = [] }) => clocks.every(({ pauses = [] }) => pauses.length < mostPauses),
  'at most 20 times': ({ supplements = 0 }) => supplements < mostSupplements,
  'at most 10 open tasks, and 100 in all': ({ coTasks = [] }) =>
    openTasks(coTasks).length < mostOpenCoTasks && coTasks.length < mostCoTasks,
  'when it is about fewer than 10 bureaus': ({ about = [] }) => about.length < mostComplainedOf,
  'when help is asked for': ({ coTasks }) => openTasks(coTasks).length > 0,
  'when all who help are done': ({ coTasks }) => openTasks(coTasks).length === 0,
  'when it is in a hot issue': ({ hotIssue }) => hotIssue !== undefined,
  'when it is in no hot issue': ({ hotIssue }) => hotIssue === undefined,
} satisfies Record<string, (state: WhatIsKnown, now: Date) => boolean>;

export type Condition = keyof typeof conditions;

export function holds(condition: Condition, state: CaseState, now: Date): boolean {
  return conditions[condition](state, now);
}
