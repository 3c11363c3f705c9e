import type { EntityManager } from 'typeorm';
import { type StateRow, stateOf } from './case-row.ts';
import { withAllCoTasks } from './co-task-table.ts';
import { allowedActions } from './domain/decide.ts';
import type { Action } from './domain/transitions.ts';
import type { StaffMember } from './domain/who-may.ts';

/** Who reads, and when. */
export interface Reader {
  readonly staff: StaffMember;
  readonly now: Date;
}

/** What the reader of a list may do next in each of its cases, in their order. */
export async function actionsInEach(
  manager: EntityManager,
  rows: readonly StateRow[],
  { staff, now }: Reader,
): Promise<Action[][]> {
  const states = await withAllCoTasks(manager, rows.map(stateOf));
  return states.map((state) => allowedActions(state, staff, now));
}
