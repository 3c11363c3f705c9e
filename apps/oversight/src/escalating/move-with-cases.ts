import type { Cause } from '#messaging';
import { CaseOutbox, readMergers } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { keepSteps } from './announce-steps.ts';
import { movedWithCase } from './domain/move.ts';
import { lockEscalations } from './escalation-table.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';

/** Lets open escalations go with their cases: along to where these have moved, back from bureaus that they are about (回避), and to their end. */
@Injectable()
export class MoveWithCases {
  constructor(private readonly outbox: CaseOutbox) {}

  /**
   * All that are open are held first: one that somebody moves at this moment is waited for, and seen as it is then.
   * @param cases the caller holds them
   * @param causedBy what led to it, by case
   */
  async move(
    manager: EntityManager,
    cases: readonly CaseFacts[],
    { now, causedBy }: { readonly now: Date; readonly causedBy: ReadonlyMap<string, Cause> },
  ): Promise<void> {
    if (cases.length === 0) return;
    const caseIds = cases.map(({ caseId }) => caseId);
    const open = await lockEscalations(manager, `e.case_id = any($1::uuid[]) and e.state <> 'ended'`, [caseIds]);
    if (open.length === 0) return;
    const mergers = await readMergers(manager);
    const terms = await currentTerms(manager);
    const steps = open.flatMap((escalation) =>
      movedWithCase(escalation, mergers, { terms, now }).map((step) => ({
        ...step,
        causedBy: causedBy.get(escalation.facts.caseId),
      })),
    );
    await keepSteps(manager, this.outbox, steps);
  }
}
