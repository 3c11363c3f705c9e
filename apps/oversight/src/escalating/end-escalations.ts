import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { ended } from './domain/move.ts';
import { type CausesByCase, moveOpenEscalations } from './move-open-escalations.ts';

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
    { now, causedBy }: { readonly now: Date; readonly causedBy: CausesByCase },
  ): Promise<void> {
    const caseIds = cases.flatMap(({ caseId, ended: end }) => (end ? [caseId] : []));
    await moveOpenEscalations(manager, this.outbox, { caseIds, causedBy }, (escalation) => ended(escalation, now));
  }
}
