/** What bureaus that help are asked to do, in rows of their own; every function works in the caller's transaction. */
import type { Bureau } from '#contracts';
import type { EntityManager } from 'typeorm';
import type { OpenedCase, WhatIsKnown } from './domain/case-state.ts';
import type { CoTask } from './domain/co-task.ts';
import { Unnested } from './unnested.ts';

interface CoTaskRow {
  id: string;
  case_id: string;
  bureau: Bureau;
  task: string;
  status: CoTask['status'];
  assigned_at: Date;
}

const taskRows = new Unnested<CoTaskRow>({
  id: 'uuid',
  case_id: 'uuid',
  bureau: 'json',
  task: 'text',
  status: 'text',
  assigned_at: 'timestamptz',
});

/** The case with its tasks. Only a case that other bureaus handle as well can have any, so for others nothing is asked. */
export async function withCoTasks(manager: EntityManager, state: OpenedCase): Promise<OpenedCase> {
  const { coHandling = [] }: WhatIsKnown = state;
  if (state.status === 'received' || coHandling.length === 0) return state;
  return { ...state, coTasks: await coTasksOf(manager, state.id) };
}

/** The tasks of a case, oldest first. */
async function coTasksOf(manager: EntityManager, caseId: string): Promise<CoTask[]> {
  const rows = await manager.query<CoTaskRow[]>('select * from co_task where case_id = $1 order by id', [caseId]);
  return rows.map(({ id, bureau, task, status, assigned_at: assignedAt }) => ({
    id,
    bureau,
    task,
    status,
    assignedAt,
  }));
}

/** Of these cases nobody waits any more for what others were asked to do. */
export async function lapseCoTasks(manager: EntityManager, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await manager.query(`update co_task set status = 'lapsed' where case_id = any($1::uuid[]) and status = 'assigned'`, [
    caseIds,
  ]);
}

/** Writes the tasks that a step has changed; where it has changed none, nothing is asked. */
export async function saveCoTasks(manager: EntityManager, before: WhatIsKnown, after: WhatIsKnown): Promise<void> {
  const changed = (after.coTasks ?? []).filter((task) => !before.coTasks?.includes(task));
  if (changed.length === 0) return;
  const rows = changed.map(({ id, bureau, task, status, assignedAt }) => ({
    id,
    case_id: after.id,
    bureau,
    task,
    status,
    assigned_at: assignedAt,
  }));
  await manager.query(
    `insert into co_task (${taskRows.columns}) select * from ${taskRows.table}
     on conflict (id) do update set status = excluded.status`,
    taskRows.parametersOf(rows),
  );
}
