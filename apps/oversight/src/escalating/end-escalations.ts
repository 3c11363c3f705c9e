import type { Cause } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepSteps } from './announce-steps.ts';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { ended } from './domain/move.ts';
import { lockEscalations } from './escalation-table.ts';

/** Ends the escalations of cases that have come to their end since the cause. */
@Injectable()
export class EndEscalations {
  constructor(private readonly outbox: CaseOutbox) {}

  /**
   * @param cases all that is known of them; the caller holds them
   * @param causedBy what led to it, by case
   */
  async end(
    manager: EntityManager,
    cases: readonly CaseFacts[],
    { now, causedBy }: { readonly now: Date; readonly causedBy: ReadonlyMap<string, Cause> },
  ): Promise<void> {
    const atTheirEnd = cases.flatMap(({ caseId, ended: end }) => (end ? [caseId] : []));
    if (atTheirEnd.length === 0) return;
    const open = await lockEscalations(manager, `e.case_id = any($1::uuid[]) and e.state <> 'ended'`, [atTheirEnd]);
    const steps = open.flatMap((escalation) => {
      const step = ended(escalation, now);
      return step ? [{ ...step, causedBy: causedBy.get(escalation.facts.caseId) }] : [];
    });
    await keepSteps(manager, this.outbox, steps);
  }
}
