import type { BatchContext, Cause } from '#messaging';
import type { CaseEvent } from '#platform';
import { Injectable } from '@nestjs/common';
import { keepFacts } from './case-facts-table.ts';
import { ClimbUnheard } from './climb-unheard.ts';
import { type CaseFacts, factsFrom, isTelling, noFacts } from './domain/case-facts.ts';
import { causeFrom, isCausing } from './domain/cause.ts';
import { EndEscalations } from './end-escalations.ts';
import { RaiseEscalations, type ToldCause } from './raise-escalations.ts';

/**
 * Lets what happens to cases raise escalations and end them. Events may come in any order and more than once: in the end each cause has one escalation,
 * which is over where the case came to its end after the cause.
 */
@Injectable()
export class EscalateCases {
  constructor(
    private readonly raiseEscalations: RaiseEscalations,
    private readonly endEscalations: EndEscalations,
    private readonly climbUnheard: ClimbUnheard,
  ) {}

  async execute(events: readonly CaseEvent[], { manager, now }: BatchContext): Promise<void> {
    const causes = events.flatMap(causeIn);
    const told = events.flatMap(factsIn);
    const facts = await keepFacts(manager, [...told.map(([said]) => said), ...causes.map(noFacts)]);
    await this.raiseEscalations.raiseOf(facts, manager, causes, now);
    const causedBy = new Map(told.map(([{ caseId }, event]) => [caseId, event]));
    await this.endEscalations.end(manager, [...facts.values()], { now, causedBy });
    await this.climbUnheard.climb(manager, events.filter(isUnheard), now);
  }
}

function causeIn(event: CaseEvent): ToldCause[] {
  const cause = isCausing(event) ? causeFrom(event) : undefined;
  return cause ? [{ ...cause, causedBy: event }] : [];
}

function factsIn(event: CaseEvent): (readonly [CaseFacts, Cause])[] {
  return isTelling(event) ? [[factsFrom(event), event]] : [];
}

function isUnheard(event: CaseEvent): event is CaseEvent<'xinqiao.escalation.unheard.v1'> {
  return event.type === 'xinqiao.escalation.unheard.v1';
}
