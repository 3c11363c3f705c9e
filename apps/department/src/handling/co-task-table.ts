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

/** The case with its tasks, as {@link withAllCoTasks} finds them. */
export async function withCoTasks(manager: EntityManager, state: OpenedCase): Promise<OpenedCase> {
  const [whole = state] = await withAllCoTasks(manager, [state]);
  return whole;
}

/** Cases with their tasks, oldest first. Only where other bureaus handle a case as well any can be open, so for others nothing is asked. */
export async function withAllCoTasks(manager: EntityManager, states: readonly OpenedCase[]): Promise<OpenedCase[]> {
  const shared = new Set(states.filter(isShared).map(({ id }) => id));
  if (shared.size === 0) return [...states];
  const tasks = Map.groupBy(await readRows(manager, [...shared]), ({ case_id: caseId }) => caseId);
  return states.map((state) =>
    shared.has(state.id) ? ({ ...state, coTasks: (tasks.get(state.id) ?? []).map(taskOf) } as OpenedCase) : state,
  );
}

/** All that other bureaus were ever asked to do in a case, also those that help no more; oldest first. */
export async function coTasksOf(manager: EntityManager, caseId: string): Promise<CoTask[]> {
  return (await readRows(manager, [caseId])).map(taskOf);
}

function readRows(manager: EntityManager, caseIds: readonly string[]): Promise<CoTaskRow[]> {
  return manager.query('select * from co_task where case_id = any($1::uuid[]) order by assigned_at, id', [caseIds]);
}

function isShared({ status, coHandling = [] }: OpenedCase & WhatIsKnown): boolean {
  return status !== 'received' && coHandling.length > 0;
}

function taskOf({ id, bureau, task, status, assigned_at: assignedAt }: CoTaskRow): CoTask {
  return { id, bureau, task, status, assignedAt };
}

/** Of these cases nobody waits any more for what others were asked to do. */
export async function lapseCoTasks(manager: EntityManager, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await manager.query(`update co_task set status = 'lapsed' where case_id = any($1::uuid[]) and status = 'assigned'`, [
    caseIds,
  ]);
}

/** A case before a step and after it. */
interface Changed {
  readonly before: WhatIsKnown;
  readonly state: WhatIsKnown;
}

/** Writes the tasks that steps have changed; where they have changed none, nothing is asked. */
export async function saveCoTasks(manager: EntityManager, changed: readonly Changed[]): Promise<void> {
  const rows = changed.flatMap(({ before, state }) =>
    (state.coTasks ?? [])
      .filter((task) => !before.coTasks?.includes(task))
      .map(({ assignedAt, ...task }) => ({ ...task, case_id: state.id, assigned_at: assignedAt })),
  );
  if (rows.length === 0) return;
  await manager.query(
    `insert into co_task (${taskRows.columns}) select * from ${taskRows.table}
     on conflict (id) do update set status = excluded.status, bureau = excluded.bureau`,
    taskRows.parametersOf(rows),
  );
}
