import type { Cause } from '#messaging';
import type { CaseOutbox } from '#platform';
import type { EntityManager } from 'typeorm';
import { keepSteps } from './announce-steps.ts';
import type { Escalation, Moved } from './domain/escalation.ts';
import { lockEscalations } from './escalation-table.ts';

/** What led to a step, by case. */
export type CausesByCase = ReadonlyMap<string, Cause>;

/**
 * Lets the open escalations of cases, which the caller holds, take the step that there is for each. All that are open are held first: one that somebody moves at
 * this moment is waited for, and seen as it is then.
 * @param stepOf undefined where an escalation stays as it is
 */
export async function moveOpenEscalations(
  manager: EntityManager,
  outbox: CaseOutbox,
  { caseIds, causedBy }: { readonly caseIds: readonly string[]; readonly causedBy: CausesByCase },
  stepOf: (escalation: Escalation) => Moved | undefined,
): Promise<void> {
  if (caseIds.length === 0) return;
  const open = await lockEscalations(manager, `e.case_id = any($1::uuid[]) and e.state <> 'ended'`, [caseIds]);
  const steps = open.flatMap((escalation) => {
    const step = stepOf(escalation);
    return step ? [{ ...step, causedBy: causedBy.get(escalation.facts.caseId) }] : [];
  });
  await keepSteps(manager, outbox, steps);
}
