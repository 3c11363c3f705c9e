import { type Cause, newUuid } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { announceSteps } from './announce-steps.ts';
import type { NewCause } from './domain/cause.ts';
import { raised } from './domain/move.ts';
import { insertRaised } from './escalation-table.ts';
import { currentTerms } from './policy/escalation-policy-table.ts';

/** A cause, and the event that tells it; absent where a request does. */
export interface ToldCause extends NewCause {
  readonly causedBy?: Cause;
}

/** Raises escalations in the caller's transaction: for each cause one, however often it is told. */
@Injectable()
export class RaiseEscalations {
  constructor(private readonly outbox: CaseOutbox) {}

  /**
   * Of an instruction: `raise(manager, [causeOfInstruction(id, { caseId, caseNumber, givenAt })], [facts], now)`.
   * @param cases of these causes, as they are known now; the caller holds them, so that whoever ends escalations of theirs sees these
   */
  async raise(
    manager: EntityManager,
    causes: readonly ToldCause[],
    cases: readonly CaseFacts[],
    now: Date,
  ): Promise<void> {
    if (causes.length === 0) return;
    const facts = new Map(cases.map((one) => [one.caseId, one]));
    const terms = await currentTerms(manager);
    const steps = causes.map(({ causedBy, ...cause }) => {
      const known = facts.get(cause.caseId);
      if (!known) throw new Error('A cause came without its case.');
      return { ...raised(newUuid(), cause, known, { terms, now }), causedBy };
    });
    const fresh = await insertRaised(manager, steps);
    await announceSteps(
      manager,
      this.outbox,
      steps.filter(({ after }) => fresh.has(after.id)),
    );
  }
}
