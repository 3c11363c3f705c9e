import type { Cause } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { keepSteps } from './announce-steps.ts';
import { takenBack } from './domain/move.ts';
import { lockEscalations } from './escalation-table.ts';
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
    { now, causedBy }: { readonly now: Date; readonly causedBy: ReadonlyMap<string, Cause> },
  ): Promise<void> {
    const complaints = cases.flatMap(({ caseId, about }) => (about.length > 0 ? [caseId] : []));
    if (complaints.length === 0) return;
    // All that are open, also those with no bureau: one that is being delegated at this moment is waited for, and seen as it is then.
    const open = await lockEscalations(manager, `e.case_id = any($1::uuid[]) and e.state <> 'ended'`, [complaints]);
    if (open.length === 0) return;
    const terms = await currentTerms(manager);
    const steps = open.flatMap((escalation) => {
      const step = takenBack(escalation, { terms, now });
      return step ? [{ ...step, causedBy: causedBy.get(escalation.facts.caseId) }] : [];
    });
    await keepSteps(manager, this.outbox, steps);
  }
}
