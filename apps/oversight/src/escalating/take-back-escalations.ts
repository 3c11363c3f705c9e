import { CaseOutbox, readMergers } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { takenBack } from './domain/move.ts';
import { type CausesByCase, moveOpenEscalations } from './move-open-escalations.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';

/** 回避: takes escalations back from bureaus that their cases turn out to be complaints about. */
@Injectable()
export class TakeBackEscalations {
  constructor(private readonly outbox: CaseOutbox) {}

  /**
   * @param cases all that is known of them; the caller holds them
   * @param causedBy what led to it, by case
   */
  async takeBack(
    manager: EntityManager,
    cases: readonly CaseFacts[],
    { now, causedBy }: { readonly now: Date; readonly causedBy: CausesByCase },
  ): Promise<void> {
    const caseIds = cases.flatMap(({ caseId, about }) => (about.length > 0 ? [caseId] : []));
    if (caseIds.length === 0) return;
    const mergers = await readMergers(manager);
    const terms = await currentTerms(manager);
    await moveOpenEscalations(manager, this.outbox, { caseIds, causedBy }, (escalation) =>
      takenBack(escalation, mergers, { terms, now }),
    );
  }
}
