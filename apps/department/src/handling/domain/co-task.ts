import type { Bureau } from '#contracts';

/** `lapsed`: the case left its lead bureau first. */
export const coTaskStatuses = ['assigned', 'completed', 'waived', 'lapsed'] as const;

/** 协办: what another bureau is asked to do for the lead. */
export interface CoTask {
  readonly id: string;
  readonly bureau: Bureau;
  readonly task: string;
  readonly status: (typeof coTaskStatuses)[number];
  readonly assignedAt: Date;
}

/** That are open at once: one bureau has its hands full with this. Whom a placement names is asked beyond it: the lead has not chosen them. */
export const mostOpenCoTasks = 10;

/** That a case may ever have, done or not: the clock of each stays in its row. */
export const mostCoTasks = 100;

export function openTasks(tasks: readonly CoTask[] = []): CoTask[] {
  return tasks.filter(({ status }) => status === 'assigned');
}

/** The tasks once this open one has come to its end. */
export function withEnded(tasks: readonly CoTask[], id: string, status: 'completed' | 'waived'): CoTask[] {
  return tasks.map((task) => (task.id === id ? { ...task, status } : task));
}

/** The tasks once nobody waits for them any more: of all bureaus, or of those that are meant. */
export function lapsed(
  tasks: readonly CoTask[] | undefined,
  isMeant: (bureau: Bureau) => boolean = () => true,
): CoTask[] | undefined {
  return tasks?.map((task) =>
    task.status === 'assigned' && isMeant(task.bureau) ? { ...task, status: 'lapsed' as const } : task,
  );
}
