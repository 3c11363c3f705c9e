import { bureausOf } from '#domain';
import type { OpenedCase, WhatIsKnown } from '../../handling/domain/case-state.ts';
import type { CommandFor, StaffCommand } from '../../handling/domain/command.ts';
import { openTasks } from '../../handling/domain/co-task.ts';
import type { Action } from '../../handling/domain/transitions.ts';
import type { StaffMember } from '../../handling/domain/who-may.ts';

/** What may be done to many cases at once: what says the same to each of them. */
export const bulkActions = [
  'accept',
  'contact',
  'reply',
  'request-extension',
  'approve-extension',
  'refuse-extension',
  'complete-co-task',
  'resolve',
  'confirm-resolution',
] as const;
export type BulkAction = (typeof bulkActions)[number];

type ForMany<A extends Action> = Omit<CommandFor<A>, 'by' | 'version'>;

/** A command that is meant for many cases. */
export type BulkCommand =
  | { [A in Exclude<BulkAction, 'complete-co-task' | 'resolve'>]: ForMany<A> }[Exclude<
      BulkAction,
      'complete-co-task' | 'resolve'
    >]
  /** Of all that the bureau is asked to do in them. */
  | Omit<ForMany<'complete-co-task'>, 'taskId'>
  /** With why what others are still asked to do is not waited for; without it, it is. */
  | (ForMany<'resolve'> & { readonly waiverReason?: string });

/** A case that the command is meant for. */
export interface Target {
  /** As it was typed, where that is no case number. */
  readonly caseNumber: string;
  /** That the person saw; absent where the case is to be taken as it stands. */
  readonly version?: number;
}

/** Whether these were named by their hot issue, whose cases are taken as they stand: what is said to them answers one question. */
export function areOfHotIssue(targets: readonly Target[]): boolean {
  return targets.every(({ version }) => version === undefined);
}

/** A case that is there, with the command as it is meant for it. */
export interface AskedOfCase {
  readonly before: OpenedCase;
  /** What has to go before it. */
  readonly first: readonly StaffCommand[];
  readonly command: StaffCommand;
}

/**
 * What is asked of the cases that there are, for each target in their order.
 * @returns undefined for a target that is no case
 */
export function askedOfCases(
  command: BulkCommand,
  by: StaffMember,
  targets: readonly Target[],
  cases: readonly OpenedCase[],
): (AskedOfCase | undefined)[] {
  const byNumber = new Map(cases.map((state) => [state.number, state]));
  return targets.map(({ caseNumber, version }) => {
    const before = byNumber.get(caseNumber);
    return before && { before, ...inTurn(command, { by, version: version ?? before.version }, before) };
  });
}

/** No task has this id: a case in which nothing is asked of the bureau refuses it as it does the single command. */
const noTask = '';

/** The single commands that do to a case what is meant for many, the last of them with what goes before. */
function inTurn(
  command: BulkCommand,
  order: { readonly by: StaffMember; readonly version: number },
  { coTasks }: WhatIsKnown,
): Pick<AskedOfCase, 'first' | 'command'> {
  const open = openTasks(coTasks);
  if (command.kind === 'complete-co-task') {
    const own = open.filter(({ bureau }) => bureausOf(order.by).includes(bureau.id));
    const completing = (taskId: string) => ({ ...command, ...order, taskId });
    const first = own.slice(0, -1).map(({ id }) => completing(id));
    return { first, command: completing(own.at(-1)?.id ?? noTask) };
  }
  if (command.kind === 'resolve') {
    const { waiverReason: reason, ...resolve } = command;
    const waived = reason === undefined ? [] : open.map(({ id: taskId }) => ({ taskId, reason }));
    const first = waived.map((task) => ({ kind: 'waive-co-task' as const, ...order, ...task }));
    return { first, command: { ...resolve, ...order } };
  }
  return { first: [], command: { ...command, ...order } };
}
