import type { Bureau } from '#contracts';
import type { WhatIsKnown } from '../case-state.ts';
import { type CoTask, withEnded } from '../co-task.ts';
import type { Particulars } from '../fact.ts';
import { taskNamed } from '../task-named.ts';
import { without } from './without.ts';
import type { Steps } from './step.ts';

/** Other bureaus help. */
export const coHandlingSteps: Steps<'ask-co-bureau' | 'complete-co-task' | 'waive-co-task'> = {
  'ask-co-bureau': (before, { taskId: id, bureau, task }, now) => {
    const coTasks = [...(before.coTasks ?? []), { id, bureau, task, status: 'assigned', assignedAt: now } as const];
    const coHandling = [...without(before.coHandling, bureau), bureau];
    return {
      // Who asks for more help has no final reply yet.
      state: { ...before, coHandling, coTasks, resolution: undefined },
      facts: [taskAssigned(before.lead, { id, bureau, task })],
    };
  },

  'complete-co-task': (before, command) => {
    const task = namedBy(before, command);
    const { answer } = command;
    return {
      state: { ...before, coTasks: withEnded(before.coTasks ?? [], task.id, 'completed') },
      facts: [
        { announces: 'co-task.completed', details: { ...taskStep(before.lead, task), status: before.status, answer } },
      ],
    };
  },

  'waive-co-task': (before, command) => {
    const task = namedBy(before, command);
    const { reason } = command;
    return {
      state: { ...before, coTasks: withEnded(before.coTasks ?? [], task.id, 'waived') },
      facts: [{ announces: 'co-task.waived', details: { ...taskStep(before.lead, task), reason } }],
    };
  },
};

/** @param lead who asks */
export function taskAssigned(
  lead: Bureau,
  { task, ...named }: Pick<CoTask, 'id' | 'bureau' | 'task'>,
): Particulars<'co-task.assigned'> {
  return { announces: 'co-task.assigned', details: { ...taskStep(lead, named), task } };
}

function taskStep(bureau: Bureau, { id: taskId, bureau: coBureau }: Pick<CoTask, 'id' | 'bureau'>) {
  return { bureau, taskId, coBureau };
}

/** `fitsTasks` has said that there is one. */
function namedBy(state: WhatIsKnown, command: Parameters<typeof taskNamed>[1]): CoTask {
  const task = taskNamed(state, command);
  if (!task) throw new Error('There is no such task.');
  return task;
}
