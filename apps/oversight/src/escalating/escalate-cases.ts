import type { BatchContext } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import type { CaseFacts } from '../known-cases/domain/case-facts.ts';
import { isCaseStep } from '../known-cases/domain/case-step.ts';
import { ClimbUnheard } from './climb-unheard.ts';
import { causeFrom, isCausing } from './domain/cause.ts';
import { MoveWithCases } from './move-with-cases.ts';
import { RaiseEscalations, type ToldCause } from './raise-escalations.ts';

/**
 * Lets what happens to cases raise escalations, take them along to where a case has moved, take them back from bureaus and end them. Events may come in any order and
 * more than once: in the end each cause has one escalation, which is over where the case came to its end after the cause, and otherwise with somebody in whose region
 * the case is, unless somebody handed it elsewhere since the case came there.
 */
@Injectable()
export class EscalateCases {
  constructor(
    private readonly raiseEscalations: RaiseEscalations,
    private readonly moveWithCases: MoveWithCases,
    private readonly climbUnheard: ClimbUnheard,
  ) {}

  /** @param cases of which the events tell something, as they are known now; the caller holds them */
  async execute(
    events: readonly CaseEvent[],
    cases: readonly CaseFacts[],
    { manager, now }: Pick<BatchContext, 'manager' | 'now'>,
  ): Promise<void> {
    await this.raiseEscalations.raise(manager, events.flatMap(causeIn), cases, now);
    const causedBy = new Map(events.filter(isCaseStep).map((step) => [step.payload.caseId, step]));
    await this.moveWithCases.move(manager, cases, { now, causedBy });
    await this.climbUnheard.climb(manager, events.filter(isUnheard), now);
  }
}

function causeIn(event: CaseEvent): ToldCause[] {
  const cause = isCausing(event) ? causeFrom(event) : undefined;
  return cause ? [{ ...cause, causedBy: event }] : [];
}

function isUnheard(event: CaseEvent): event is CaseEvent<'xinqiao.escalation.unheard.v1'> {
  return event.type === 'xinqiao.escalation.unheard.v1';
}
