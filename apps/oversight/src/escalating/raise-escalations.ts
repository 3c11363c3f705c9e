import { type Cause, newUuid } from '#messaging';
import { CaseOutbox } from '#platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { announceSteps } from './announce-steps.ts';
import { keepFacts } from './case-facts-table.ts';
import { type CaseFacts, noFacts } from './domain/case-facts.ts';
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

  /** Of an instruction: `raise(manager, [causeOfInstruction(id, { caseId, caseNumber, givenAt })], now)`. */
  async raise(manager: EntityManager, causes: readonly ToldCause[], now: Date): Promise<void> {
    await this.raiseOf(await keepFacts(manager, causes.map(noFacts)), manager, causes, now);
  }

  /** @param facts all that is known of the cases, which the caller holds */
  async raiseOf(
    facts: ReadonlyMap<string, CaseFacts>,
    manager: EntityManager,
    causes: readonly ToldCause[],
    now: Date,
  ): Promise<void> {
    if (causes.length === 0) return;
    const terms = await currentTerms(manager);
    const steps = causes.map(({ causedBy, ...cause }) => {
      const known = facts.get(cause.caseId) ?? noFacts(cause);
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
