import type { CaseState, WhatIsKnown } from './case-state.ts';
import { openTasks } from './co-task.ts';

/** Whether the lead bureau waits for somebody else: the citizen or third parties, a supervisor's word, or a bureau that helps. */
export function waitsForOthers(state: CaseState): boolean {
  const { status, extension, coTasks }: WhatIsKnown & Pick<CaseState, 'status'> = state;
  if (status === 'suspended' || status === 'decline-pending') return true;
  return status === 'in-progress' && (extension !== undefined || openTasks(coTasks).length > 0);
}
