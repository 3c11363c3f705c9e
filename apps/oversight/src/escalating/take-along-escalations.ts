import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { takenAlong } from './domain/move.ts';
import { type CausesByCase, moveOpenEscalations } from './move-open-escalations.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';

/** Takes escalations along to where their cases belong now, where these have left the region whose supervisors are asked. */
@Injectable()
export class TakeAlongEscalations {
  constructor(private readonly outbox: CaseOutbox) {}

  /**
   * @param cases all that is known of them; the caller holds them
   * @param causedBy what led to it, by case
   */
  async takeAlong(
    manager: EntityManager,
    cases: readonly CaseFacts[],
    { now, causedBy }: { readonly now: Date; readonly causedBy: CausesByCase },
  ): Promise<void> {
    const caseIds = cases.flatMap(({ caseId, regionCode }) => (regionCode === undefined ? [] : [caseId]));
    if (caseIds.length === 0) return;
    const terms = await currentTerms(manager);
    await moveOpenEscalations(manager, this.outbox, { caseIds, causedBy }, (escalation) =>
      takenAlong(escalation, { terms, now }),
    );
  }
}
