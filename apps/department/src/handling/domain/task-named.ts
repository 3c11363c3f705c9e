import { bureausOf } from '#domain';
import type { WhatIsKnown } from './case-state.ts';
import type { Command } from './command.ts';
import { type CoTask, openTasks } from './co-task.ts';

/** The open task that a command speaks of; undefined where there is none, or where it is another bureau's to complete. */
export function taskNamed(
  { coTasks }: WhatIsKnown,
  command: Extract<Command, { kind: 'complete-co-task' | 'waive-co-task' }>,
): CoTask | undefined {
  const task = openTasks(coTasks).find(({ id }) => id === command.taskId);
  return command.kind === 'waive-co-task' || (task && bureausOf(command.by).includes(task.bureau.id))
    ? task
    : undefined;
}

/** Whether the tasks of a case are as a command needs them. A bureau has one open task in a case at most, and the lead none. */
export function fitsTasks(state: WhatIsKnown, command: Command): boolean {
  if (command.kind === 'complete-co-task' || command.kind === 'waive-co-task')
    return taskNamed(state, command) !== undefined;
  if (command.kind !== 'ask-co-bureau') return true;
  const busy = [state.lead, ...openTasks(state.coTasks).map(({ bureau }) => bureau)];
  return !busy.some((bureau) => bureau?.id === command.bureau.id);
}
