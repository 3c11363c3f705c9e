import { v5 as uuidv5 } from 'uuid';
import { type CoTask, openTasks } from '../co-task.ts';
import { isAbout } from '../complained-of.ts';
import type { StateIn } from './step.ts';

/** Under this the ids of these tasks are made (RFC 9562 §5.5). */
const taskIds = '0c5f0c0e-6a0b-5d7e-9f3c-2b1f7a6d4e88';
const task = '派单时指定的协办单位：请就职责范围内的部分办理并反馈。';

/**
 * What those are asked to do who were named at the placement: each one thing, and nothing who leads the case, whom it is about, or who has a task in it already.
 * The ids follow from the case and its version, so the same step makes the same tasks however often it is decided.
 */
export function tasksOfNamed(before: StateIn<'assigned'>, now: Date): CoTask[] {
  const busy = new Set([before.lead, ...openTasks(before.coTasks).map(({ bureau }) => bureau)].map(({ id }) => id));
  const named = before.coHandling.filter((bureau) => !busy.has(bureau.id) && !isAbout(before, bureau));
  const once = [...new Map(named.map((bureau) => [bureau.id, bureau])).values()];
  return once.map((bureau) => ({
    id: uuidv5(`${before.id}/${before.version}/${bureau.id}`, taskIds),
    bureau,
    task,
    status: 'assigned',
    assignedAt: now,
  }));
}
